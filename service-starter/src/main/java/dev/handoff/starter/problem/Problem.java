package dev.handoff.starter.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * An answer that says what went wrong (RFC 9457).
 *
 * @param status the HTTP status, 400 to 599
 * @param code names the kind of problem; {@code type} is {@code urn:handoff:problem:<code>}
 * @param detail a sentence for people; never a class name, SQL, or another service's address
 * @param facts further members
 * @param headers further headers, for instance {@code Allow}
 */
public record Problem(int status, String code, String detail, Map<String, Object> facts, HttpHeaders headers) {

    public Problem(int status, String code, String detail) {
        this(status, code, detail, Map.of(), new HttpHeaders());
    }

    /** A problem of which only the status is known. */
    static Problem of(int status) {
        return switch (status) {
            case 400 -> new Problem(status, "invalid-request", "The request is not valid HTTP, or its address is not.");
            case 401 -> new Problem(status, "unauthenticated", "This needs a valid bearer token.");
            case 403 -> new Problem(status, "forbidden", "Your role may not do this.");
            case 404 -> new Problem(status, "not-found", "There is nothing at this address.");
            case 405 -> new Problem(status, "method-not-allowed", "This address does not know the method.");
            case 406 -> new Problem(status, "not-acceptable", "There is no answer of a type that the request accepts.");
            case 413 -> new Problem(status, "too-large", "The body is too large.");
            case 414 -> new Problem(status, "invalid-request", "The address is too long.");
            case 415 -> new Problem(status, "unsupported-media-type", "The body is not of a type that is read here.");
            case 416 -> new Problem(status, "range-not-satisfiable", "The file has no such range.");
            case 429 -> new Problem(status, "too-many-requests", "Too many requests; try again later.");
            case 431 -> new Problem(status, "invalid-request", "The headers are too large.");
            case 502, 503, 504 -> unavailable();
            default ->
                status < 500
                        ? new Problem(status, "invalid-request", "The request cannot be served.")
                        : new Problem(
                                500,
                                "internal-error",
                                "Something went wrong; the correlation id finds it in the logs.");
        };
    }

    static Problem unavailable() {
        return new Problem(503, "unavailable", "The service cannot do this just now; try again shortly.")
                .with(HttpHeaders.RETRY_AFTER, "1");
    }

    Problem with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    /** The code in words. */
    String title() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
