package dev.handoff.starter.command;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Makes ids: UUIDs of version 7 (RFC 9562), which begin with the time and so lie side by side in an index. They tell
 * things apart and are no secrets, hence no {@code SecureRandom}, whose lock was the hottest one under load. Also what
 * Axon calls for the ids of messages (found by {@link java.util.ServiceLoader}).
 */
public final class Ids extends IdentifierFactory {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** A new id, 36 characters. */
    public static String next() {
        var random = ThreadLocalRandom.current();
        var high = (System.currentTimeMillis() << 16) | VERSION_7 | (random.nextInt() & 0x0fffL);
        var low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }

    @Override
    public String generateIdentifier() {
        return next();
    }
}
