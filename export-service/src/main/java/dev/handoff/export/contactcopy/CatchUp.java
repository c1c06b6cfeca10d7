package dev.handoff.export.contactcopy;

import dev.handoff.export.contactcopy.ContactTopic.Offsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.client.RestClientException;

/**
 * Waits until the copy holds every change that contact-service has answered before: reads contact-service's head, waits
 * until all up to it is on the topic, reads where the topic ends, and waits until the copy has all before that.
 */
public final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final ContactServiceProgress contactService;
    private final ContactTopic topic;
    private final ConsumedOffsets consumed;
    private final Duration patience;

    CatchUp(ContactServiceProgress contactService, ContactTopic topic, ConsumedOffsets consumed, Duration patience) {
        this.contactService = contactService;
        this.topic = topic;
        this.consumed = consumed;
        this.patience = patience;
    }

    /**
     * Returns when the copy holds all that was answered before the call.
     *
     * @param stillWanted asked again and again; what it throws ends the waiting
     * @throws NotCurrent if that takes longer than the patience of the settings
     */
    public void await(Runnable stillWanted) throws InterruptedException {
        var waiting = new Waiting(stillWanted, System.nanoTime() + patience.toNanos());
        var head = waiting.until(
                "contact-service to answer",
                () -> Optional.of(contactService.now().head()));
        waiting.until(
                "contact-service to publish its changes to Kafka",
                () -> Optional.of(contactService.now()).filter(progress -> progress.published() >= head));
        var ends = waiting.until("Kafka to answer", () -> Optional.of(topic.ends()));
        if (ends.isPresent()) {
            waiting.until(
                    "the copy of the contacts to catch up with Kafka",
                    () -> Optional.of(ends.get()).filter(this::isInCopy));
        }
    }

    private boolean isInCopy(Offsets ends) {
        var inCopy = consumed.of(ends.id());
        return ends.offsets().entrySet().stream()
                .allMatch(end -> inCopy.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @FunctionalInterface
    private interface Look<T> {

        Optional<T> now() throws InterruptedException;
    }

    private final class Waiting {

        private final Runnable stillWanted;
        private final long deadline;
        private boolean told;

        Waiting(Runnable stillWanted, long deadline) {
            this.stillWanted = stillWanted;
            this.deadline = deadline;
        }

        /** Looks until there is something; what is away now is asked again. */
        <T> T until(String what, Look<T> look) throws InterruptedException {
            while (true) {
                stillWanted.run();
                var pause = BETWEEN_LOOKS;
                try {
                    var found = look.now();
                    if (found.isPresent()) return found.get();
                } catch (RestClientException | KafkaException | DataAccessException e) {
                    if (!told) LOG.warn("An export waits for {}: {}", what, e.getMessage());
                    told = true;
                    pause = BETWEEN_TRIES;
                }
                if (System.nanoTime() - deadline > 0) throw new NotCurrent(what, patience);
                Thread.sleep(pause);
            }
        }
    }
}
