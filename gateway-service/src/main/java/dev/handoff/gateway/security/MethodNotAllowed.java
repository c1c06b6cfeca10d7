package dev.handoff.gateway.security;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** A method that nothing here answers, as {@code TRACE}. */
class MethodNotAllowed extends Refusal {

    MethodNotAllowed(String allowed) {
        super(Problem.METHOD_NOT_ALLOWED, "Nothing here answers this method.", Map.of(HttpHeaders.ALLOW, allowed));
    }
}
