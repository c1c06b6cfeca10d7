package dev.handoff.inbox.presence;

import dev.handoff.inbox.presence.Presence.Doing;
import dev.handoff.inbox.presence.Presence.Here;
import dev.handoff.inbox.signal.SignalListener;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is in which conversation now, whichever instance they told. It is no part of what happened, so the store knows
 * nothing of it: an instance that starts learns it within the seconds after which clients say again that they are there.
 */
@Component
public class Presences implements SignalListener {

    static final String CHANNEL = "handoff_presence";

    /** Ten seconds, and what {@link PresenceSender} may keep back a repetition. */
    private static final Duration LASTS = Duration.ofSeconds(10).plus(PresenceSender.KEPT_BACK);

    private final Roster roster = new Roster(LASTS);
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Presences(JsonMapper json, ApplicationEventPublisher events) {
        this.json = json;
        this.events = events;
    }

    /**
     * What one instance tells all.
     *
     * @param state null if the agent has gone
     */
    record Word(String conversationId, String agentId, String name, Doing state) {}

    public Presence of(String conversationId) {
        return roster.of(conversationId);
    }

    /** Every conversation in which somebody is. */
    public List<Presence> all() {
        return roster.all();
    }

    boolean has(String conversationId, String agentId) {
        return roster.has(conversationId, agentId);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** What was missed is said again, or runs out. */
    @Override
    public void connected() {}

    @Override
    public void heard(String text) {
        var word = json.readValue(text, Word.class);
        var changed = word.state() == null
                ? roster.leave(word.conversationId(), word.agentId())
                : roster.enter(
                        word.conversationId(), new Here(word.agentId(), word.name(), word.state()), System.nanoTime());
        if (changed) events.publishEvent(new PresenceChanged(List.of(word.conversationId())));
    }

    @Scheduled(fixedRate = 500)
    void expire() {
        var left = roster.expire(System.nanoTime());
        if (!left.isEmpty()) events.publishEvent(new PresenceChanged(left));
    }
}
