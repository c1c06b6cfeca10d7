package dev.handoff.systemtests.compose;

import static dev.handoff.systemtests.compose.ComposeFile.list;
import static dev.handoff.systemtests.compose.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final String FILE = "docker/grafana/dashboards/handoff.json";

    private final List<Map<String, Object>> panels = list(Checkout.yaml(FILE).get("panels")).stream()
            .map(ComposeFile::map)
            .toList();

    @Test
    void every_metric_that_is_shown_is_exported() {
        assertThat(shown()).isSubsetOf(ExportedMetrics.all());
    }

    @Test
    void whatever_the_services_measure_of_their_own_is_shown() {
        var measured = ExportedMetrics.all().stream()
                .filter(name -> name.startsWith("handoff_"))
                .map(DashboardTest::meter)
                .collect(Collectors.toSet());
        assertThat(shown().map(DashboardTest::meter)).containsAll(measured);
    }

    /** Count, sum, buckets and largest belong to one meter. */
    private static String meter(String name) {
        return name.replaceAll("_(count|sum|max|bucket)$", "");
    }

    private Stream<String> shown() {
        return panels.stream()
                .flatMap(panel -> list(panel.get("targets")).stream())
                .map(target -> map(target).get("expr").toString())
                .flatMap(PromQl::metrics);
    }

    @Test
    void every_panel_asks_the_prometheus_that_is_provisioned() {
        var source = map(
                list(Checkout.yaml("docker/grafana/datasources/prometheus.yml").get("datasources"))
                        .getFirst());
        assertThat(source).containsEntry("url", "http://prometheus:9090");
        assertThat(panels)
                .filteredOn(panel -> !"row".equals(panel.get("type")))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(map(panel.get("datasource"))).containsEntry("uid", source.get("uid")));
        assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void grafana_opens_with_it() {
        var grafana = new ComposeFile().container("grafana");
        var home = grafana.environment().get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
        var folder = home.substring(0, home.lastIndexOf('/'));
        assertThat(grafana.volumes()).contains("./docker/grafana/dashboards:" + folder + ":ro");
        assertThat(FILE).endsWith(home.substring(home.lastIndexOf('/')));
        assertThat(Checkout.text("docker/grafana/dashboards/provider.yml")).contains("path: " + folder + "\n");
    }

    @Test
    void prometheus_asks_every_service_at_its_management_port() {
        var compose = new ComposeFile();
        var jobs = list(Checkout.yaml("docker/prometheus/prometheus.yml").get("scrape_configs")).stream()
                .map(ComposeFile::map)
                .collect(Collectors.toMap(job -> job.get("job_name").toString(), job -> job));
        assertThat(jobs.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        compose.ourServices().stream().map(Container::name).toList());
        for (var service : compose.ourServices()) {
            var configuration = new Configuration(service.module());
            var job = jobs.get(service.name());
            assertThat(job).containsEntry("metrics_path", "/actuator/prometheus");
            assertThat(configuration.exposes("prometheus")).isTrue();
            assertThat(map(list(job.get("dns_sd_configs")).getFirst()))
                    .containsEntry("names", List.of(service.name()))
                    .containsEntry("port", configuration.managementPort());
        }
    }
}
