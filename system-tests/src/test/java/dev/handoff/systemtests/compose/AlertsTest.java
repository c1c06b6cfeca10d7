package dev.handoff.systemtests.compose;

import static dev.handoff.systemtests.compose.ComposeFile.list;
import static dev.handoff.systemtests.compose.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alert rules name what there is: metrics that are exported, and sections of the runbook. */
class AlertsTest {

    private static final String FILE = "docker/prometheus/alerts.yml";
    private static final String RUNBOOK = "docs/operations.md";
    private static final Pattern HEADING = Pattern.compile("^#{2,3} (.+)$", Pattern.MULTILINE);
    private static final Pattern ROW =
            Pattern.compile("^\\| \\[(\\w+)]\\(#([\\w-]+)\\) \\| (page|ticket) \\|", Pattern.MULTILINE);

    private final List<Map<String, Object>> alerts = list(Checkout.yaml(FILE).get("groups")).stream()
            .flatMap(group -> list(map(group).get("rules")).stream())
            .map(ComposeFile::map)
            .toList();

    @Test
    void every_metric_that_alerts_is_exported() {
        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(PromQl.metrics(alert.get("expr").toString()))
                        .as("metrics of %s", alert.get("alert"))
                        .isNotEmpty()
                        .isSubsetOf(ExportedMetrics.all()));
    }

    @Test
    void every_alert_leads_to_a_section_of_the_runbook() {
        assertThat(alerts).allSatisfy(alert -> {
            var runbook = annotation(alert, "runbook_url");
            assertThat(runbook).startsWith(RUNBOOK + "#");
            assertThat(sections())
                    .as("section of %s", alert.get("alert"))
                    .contains(runbook.substring(runbook.indexOf('#') + 1));
            assertThat(annotation(alert, "summary")).isNotBlank();
        });
    }

    @Test
    void the_runbook_lists_each_alert_with_its_section_and_severity() {
        var listed = ROW.matcher(Checkout.text(RUNBOOK))
                .results()
                .map(row -> List.of(row.group(1), RUNBOOK + "#" + row.group(2), row.group(3)))
                .toList();
        assertThat(listed)
                .isEqualTo(alerts.stream()
                        .map(alert -> List.of(
                                alert.get("alert").toString(),
                                annotation(alert, "runbook_url"),
                                map(alert.get("labels")).get("severity").toString()))
                        .toList());
    }

    @Test
    void prometheus_reads_them() {
        var rules = list(Checkout.yaml("docker/prometheus/prometheus.yml").get("rule_files"));
        assertThat(rules).containsExactly("alerts.yml");
        assertThat(new ComposeFile().container("prometheus").volumes())
                .contains("./" + FILE + ":/etc/prometheus/alerts.yml:ro");
    }

    private static String annotation(Map<String, Object> alert, String name) {
        return map(alert.get("annotations")).get(name).toString();
    }

    /** The anchors of its headings, as they are linked to. */
    private static Set<String> sections() {
        return HEADING.matcher(Checkout.text(RUNBOOK))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
