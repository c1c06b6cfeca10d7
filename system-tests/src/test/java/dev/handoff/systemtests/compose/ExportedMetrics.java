package dev.handoff.systemtests.compose;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names under which Prometheus sees what the services measure. */
final class ExportedMetrics {

    /** A meter of ours, from its kind and name to the end of the statement. */
    private static final Pattern METER = Pattern.compile(
            "\\b(Timer|Counter|Gauge|TimeGauge|DistributionSummary)\\s*\\.builder\\(\\s*\"([^\"]+)\"(.*?);\\R",
            Pattern.DOTALL);

    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");

    private static final List<String> MODULES =
            List.of("service-starter", "inbox-service", "contact-service", "export-service", "gateway-service");

    /** Of those that Spring Boot, Kafka's consumer and Prometheus itself bring, the ones that are worth a look. */
    private static final Set<String> OF_OTHERS = Set.of(
            "up",
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "http_server_requests_seconds_max",
            "spring_kafka_listener_seconds_count",
            "kafka_consumer_fetch_manager_records_lag_max",
            "hikaricp_connections_active",
            "hikaricp_connections_pending",
            "jvm_memory_used_bytes",
            "jvm_gc_pause_seconds_sum",
            "process_cpu_usage",
            "disk_free_bytes",
            "disk_total_bytes");

    private ExportedMetrics() {}

    static Set<String> all() {
        var names = new TreeSet<>(OF_OTHERS);
        MODULES.stream()
                .flatMap(module -> Checkout.files(module, module + "/src/main/java/**.java").stream())
                .flatMap(file -> METER.matcher(Checkout.text(file)).results())
                .flatMap(meter -> names(meter.group(1), meter.group(2).replace('.', '_'), meter.group(3)))
                .forEach(names::add);
        return names;
    }

    private static Stream<String> names(String kind, String name, String options) {
        var unit = UNIT.matcher(options);
        return switch (kind) {
            case "Counter" -> Stream.of(name + "_total");
            case "Gauge" -> Stream.of(unit.find() ? name + "_" + unit.group(1) : name);
            case "TimeGauge" -> Stream.of(name + "_seconds");
            case "Timer" -> distribution(name + "_seconds", options);
            default -> distribution(name, options);
        };
    }

    private static Stream<String> distribution(String name, String options) {
        var plain = Stream.of("_count", "_sum", "_max");
        var buckets = options.contains("publishPercentileHistogram") || options.contains("serviceLevelObjectives")
                ? Stream.of("_bucket")
                : Stream.<String>of();
        return Stream.concat(plain, buckets).map(name::concat);
    }
}
