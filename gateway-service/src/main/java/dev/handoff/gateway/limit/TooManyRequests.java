package dev.handoff.gateway.limit;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** A caller asks for more than its share; with the whole seconds, 1 or more, after which it may ask again. */
class TooManyRequests extends Refusal {

    TooManyRequests(long retryAfterSeconds) {
        super(
                Problem.TOO_MANY_REQUESTS,
                "More requests than one caller may make: try again in %d s.".formatted(retryAfterSeconds),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds)));
    }
}
