package dev.handoff.gateway.session;

import dev.handoff.gateway.Webchat;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the web client is told with the session.
 *
 * @param waitingAmber from when on a waiting conversation is shown as waiting long
 * @param waitingRed and from when on as waiting too long
 */
@ConfigurationProperties("handoff.web-client")
record ClientSettings(Duration waitingAmber, Duration waitingRed) {

    /** As the client reads it. */
    record Told(long waitingAmberSeconds, long waitingRedSeconds, boolean webchat) {}

    ClientSettings {
        if (waitingAmber.compareTo(waitingRed) > 0)
            throw new IllegalArgumentException("HANDOFF_WAITING_AMBER must not be longer than HANDOFF_WAITING_RED");
    }

    Told told(Webchat chat) {
        return new Told(waitingAmber.toSeconds(), waitingRed.toSeconds(), chat.enabled());
    }
}
