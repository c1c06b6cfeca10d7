package dev.handoff.gateway.answer;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.server.ServerWebExchange;

/** Ties together all that one request causes, from the caller's log to the events. */
public final class CorrelationId {

    /** The header in requests and in every answer. */
    public static final String HEADER = "X-Correlation-Id";

    /** What the id is called in the logs. */
    private static final String LOGGED_AS = "correlationId";

    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ATTRIBUTE = CorrelationId.class.getName();

    private CorrelationId() {}

    /** The id of this request: the caller's if it is sound, else one made here. The same however often it is asked for. */
    public static String of(ServerWebExchange exchange) {
        String known = exchange.getAttribute(ATTRIBUTE);
        if (known != null) return known;
        var id = soundOrNew(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(ATTRIBUTE, id);
        return id;
    }

    /** Has what is logged meanwhile, on this thread, bear the id. */
    static void logging(String id, Runnable log) {
        try (var _ = MDC.putCloseable(LOGGED_AS, id)) {
            log.run();
        }
    }

    static String soundOrNew(@Nullable String given) {
        return given != null && SOUND.matcher(given).matches() ? given : fresh();
    }

    /** A random UUID that needs no secret randomness, whose lock all threads would meet at. */
    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        var variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant).toString();
    }
}
