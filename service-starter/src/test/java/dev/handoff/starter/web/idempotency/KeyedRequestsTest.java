package dev.handoff.starter.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class KeyedRequestsTest {

    @Test
    void only_what_is_too_old_is_purged() {
        try (var database = PostgresForTests.pool(PostgresForTests.newDatabase(), 1)) {
            new ResourceDatabasePopulator(new ClassPathResource("db/web/V0001__idempotent_request.sql"))
                    .execute(database);
            var jdbc = JdbcClient.create(database);
            var requests = new KeyedRequests(jdbc, Duration.ofHours(24));
            var old = requests.claim(request(1));
            jdbc.sql("update idempotent_request set asked_at = now() - interval '25 hours'")
                    .update();
            var young = requests.claim(request(2));
            assertThat(requests.purge()).isEqualTo(1);
            assertThat(requests.claim(request(1)))
                    .isInstanceOf(Claim.Ours.class)
                    .isNotEqualTo(old);
            assertThat(requests.claim(request(2)))
                    .isInstanceOf(Claim.Busy.class)
                    .isNotEqualTo(young);
        }
    }

    private static KeyedRequest request(int number) {
        return new KeyedRequest(new byte[] {(byte) number}, new byte[0]);
    }
}
