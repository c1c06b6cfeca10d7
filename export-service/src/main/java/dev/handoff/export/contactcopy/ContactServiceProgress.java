package dev.handoff.export.contactcopy;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks contact-service at its management port how far it is. */
final class ContactServiceProgress {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<RestClient> instances;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param managementUrls of one instance or of several, all of which tell the same */
    ContactServiceProgress(List<URI> managementUrls) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        instances = managementUrls.stream()
                .map(url -> RestClient.builder()
                        .baseUrl(url)
                        .requestFactory(requests)
                        .build())
                .toList();
    }

    /**
     * How far it is.
     *
     * @param head the position of the last event that was answered
     * @param published every event up to this position is acknowledged by Kafka
     */
    record Progress(long head, long published) {}

    /** @throws RestClientException if it does not answer, or not so; who asks again asks the next instance */
    Progress now() {
        var instance = instances.get(Math.floorMod(turn.get(), instances.size()));
        try {
            var progress = instance.get().uri("/actuator/eventstore").retrieve().body(Progress.class);
            if (progress == null) throw new RestClientException("contact-service answered nothing");
            return progress;
        } catch (RestClientException away) {
            turn.incrementAndGet();
            throw away;
        }
    }
}
