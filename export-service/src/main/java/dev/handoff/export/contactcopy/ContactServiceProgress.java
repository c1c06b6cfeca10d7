package dev.handoff.export.contactcopy;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks contact-service at its management port how far it is. */
final class ContactServiceProgress {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RestClient http;

    ContactServiceProgress(String managementUrl) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        http = RestClient.builder()
                .baseUrl(managementUrl)
                .requestFactory(requests)
                .build();
    }

    /**
     * How far it is.
     *
     * @param head the position of the last event that was answered
     * @param published every event up to this position is acknowledged by Kafka
     */
    record Progress(long head, long published) {}

    /** @throws RestClientException if it does not answer, or not so */
    Progress now() {
        var progress = http.get().uri("/actuator/eventstore").retrieve().body(Progress.class);
        if (progress == null) throw new RestClientException("contact-service answered nothing");
        return progress;
    }
}
