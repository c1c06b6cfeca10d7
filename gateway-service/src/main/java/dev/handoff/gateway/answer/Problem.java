package dev.handoff.gateway.answer;

import org.springframework.http.HttpStatus;

/** What the gateway itself may answer instead of a service's answer: the rows of the contract's error table that are its own. */
public enum Problem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "unauthenticated", "A valid token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "forbidden", "This is not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "No acceptable representation"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is too large"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The service cannot be reached");

    private final HttpStatus status;
    private final String code;
    private final String title;

    Problem(HttpStatus status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** What is answered with. */
    public HttpStatus status() {
        return status;
    }

    String type() {
        return "urn:handoff:problem:" + code;
    }

    String title() {
        return title;
    }
}
