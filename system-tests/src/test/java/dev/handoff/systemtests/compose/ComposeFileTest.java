package dev.handoff.systemtests.compose;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.compose.Container.PublishedPort;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No engine runs the compose file here: what it says is compared with what the services, scripts and files are. */
class ComposeFileTest {

    private static final Pattern ADDRESS = Pattern.compile("\\b([a-z]+):(\\d{4,5})\\b");

    private final ComposeFile compose = new ComposeFile();

    @Test
    void every_variable_that_a_service_is_given_is_one_that_it_reads() {
        for (var service : compose.ourServices()) {
            assertThat(new Configuration(service.module()).names())
                    .as("read by %s", service.module())
                    .containsAll(service.environment().keySet());
        }
    }

    @Test
    void no_service_is_left_with_a_default_that_leads_to_its_own_container() {
        for (var service : compose.ourServices()) {
            new Configuration(service.module()).settings().forEach((name, value) -> {
                if (value.contains("//localhost") || name.equals("HANDOFF_KAFKA"))
                    assertThat(service.environment()).as(service.name()).containsKey(name);
            });
        }
    }

    @Test
    void every_variable_that_an_image_is_given_is_one_that_it_knows() {
        for (var container : compose.containers()) {
            if (container.isOurs()) continue;
            var mounted = container.volumes().stream()
                    .filter(volume -> volume.startsWith("./docker/") && volume.matches(".*\\.(json|sql):.*"))
                    .map(volume -> Checkout.text(volume.substring(2, volume.indexOf(':'))))
                    .toList();
            for (var variable : container.environment().keySet()) {
                assertThat(ImageVariables.KNOWN.contains(variable)
                                || mounted.stream().anyMatch(file -> file.contains(variable)))
                        .as("%s of %s is known to its image or to a file that it reads", variable, container.name())
                        .isTrue();
            }
        }
    }

    @Test
    void every_address_inside_is_a_container_and_a_port_that_it_listens_on() {
        for (var container : compose.containers()) {
            var written = container.environment() + " " + container.command();
            ADDRESS.matcher(written)
                    .results()
                    .filter(found -> compose.has(found.group(1)))
                    .forEach(found -> assertThat(
                                    compose.container(found.group(1)).listensOn())
                            .as("%s, named by %s", found.group(), container.name())
                            .contains(Integer.parseInt(found.group(2))));
        }
    }

    @Test
    void services_call_each_other_at_the_port_that_is_meant() {
        for (var service : compose.ourServices()) {
            service.environment()
                    .forEach((variable, value) -> ADDRESS.matcher(value)
                            .results()
                            .filter(found -> compose.has(found.group(1)))
                            .filter(found -> compose.container(found.group(1)).isOurs())
                            .forEach(found -> {
                                var called = new Configuration(
                                        compose.container(found.group(1)).module());
                                assertThat(Integer.parseInt(found.group(2)))
                                        .as("%s of %s", variable, service.name())
                                        .isEqualTo(
                                                variable.contains("MANAGEMENT")
                                                        ? called.managementPort()
                                                        : called.port());
                            }));
        }
    }

    @Test
    void every_published_port_is_listened_on_and_can_be_moved_as_in_the_local_stack() {
        var expected = Map.of(
                "gateway", new PublishedPort("${HANDOFF_BIND:-127.0.0.1}", "HANDOFF_GATEWAY_PORT", 8080, 8080),
                "identity", new PublishedPort("${HANDOFF_BIND:-127.0.0.1}", "HANDOFF_IDENTITY_PORT", 9000, 8080),
                "kafka", new PublishedPort("${HANDOFF_BIND:-127.0.0.1}", "HANDOFF_KAFKA_PORT", 9092, 9092),
                "postgresql", new PublishedPort("${HANDOFF_BIND:-127.0.0.1}", "HANDOFF_POSTGRESQL_PORT", 15432, 5432),
                "prometheus", new PublishedPort("${HANDOFF_BIND:-127.0.0.1}", "HANDOFF_PROMETHEUS_PORT", 9090, 9090),
                "grafana", new PublishedPort("${HANDOFF_BIND:-127.0.0.1}", "HANDOFF_GRAFANA_PORT", 3000, 3000));
        for (var container : compose.containers()) {
            assertThat(container.ports())
                    .as("ports of %s", container.name())
                    .isEqualTo(
                            expected.containsKey(container.name())
                                    ? List.of(expected.get(container.name()))
                                    : List.of())
                    .allSatisfy(port -> assertThat(container.listensOn()).contains(port.inside()));
        }
    }

    @Test
    void every_variable_of_the_file_has_a_default() {
        assertThat(Pattern.compile("(?<!\\$)\\$\\{(\\w+)(?!:-)\\W")
                        .matcher(ComposeFile.text())
                        .results())
                .isEmpty();
    }

    @Test
    void whatever_is_mounted_is_there() {
        for (var container : compose.containers()) {
            for (var volume : container.volumes()) {
                var source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith("./")) assertThat(Checkout.path(source)).exists();
                else assertThat(compose.volumes()).contains(source);
            }
        }
    }

    @Test
    void whoever_is_waited_for_can_say_that_it_is_ready() {
        for (var container : compose.containers()) {
            container.dependencies().forEach((name, condition) -> {
                var awaited = compose.container(name);
                if (condition.toString().contains("service_healthy"))
                    assertThat(awaited.hasHealthCheck())
                            .as("health check of %s", name)
                            .isTrue();
                else assertThat(awaited.settings()).as("%s ends", name).doesNotContainKey("restart");
            });
        }
    }

    @Test
    void every_health_check_asks_its_own_container_for_a_page_that_is_there() {
        var pages = Map.of(
                "identity", entry(9000, "/health/ready"),
                "prometheus", entry(9090, "/-/ready"),
                "grafana", entry(3000, "/api/health"));
        pages.forEach((name, page) -> {
            var container = compose.container(name);
            assertThat(container.command())
                    .as("health check of %s", name)
                    .containsPattern("127\\.0\\.0\\.1[:/]" + page.getKey() + "\\b")
                    .containsPattern(page.getValue() + "( |$)");
            assertThat(container.listensOn()).contains(page.getKey());
        });
        assertThat(compose.containers())
                .filteredOn(container -> container.command().contains("127.0.0.1") && !container.isOurs())
                .extracting(Container::name)
                .as("those with a page, and PostgreSQL")
                .containsExactlyInAnyOrder("identity", "prometheus", "grafana", "postgresql");
    }

    @Test
    void tokens_are_accepted_that_the_identity_server_issues() {
        var identity = compose.container("identity");
        var realm =
                "/realms/" + Checkout.yaml("docker/keycloak/handoff-realm.json").get("realm");
        for (var service : compose.ourServices()) {
            assertThat(service.environment())
                    .containsEntry("HANDOFF_ISSUER", identity.environment().get("KC_HOSTNAME") + realm)
                    .containsEntry(
                            "HANDOFF_JWKS_URI",
                            "http://identity:" + identity.environment().get("KC_HTTP_PORT") + realm
                                    + "/protocol/openid-connect/certs");
        }
    }

    @Test
    void the_gateway_calls_the_identity_server_inside_and_sends_browsers_to_it_outside() {
        var identity = compose.container("identity").environment();
        var gateway = compose.container("gateway").environment();
        var realm = gateway.get("HANDOFF_ISSUER")
                .substring(identity.get("KC_HOSTNAME").length());

        assertThat(gateway)
                .containsEntry("HANDOFF_ISSUER_INSIDE", "http://identity:" + identity.get("KC_HTTP_PORT") + realm);
        // Then the metadata that are read inside name the addresses inside, but for those that browsers are sent to.
        assertThat(identity).containsEntry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
    }
}
