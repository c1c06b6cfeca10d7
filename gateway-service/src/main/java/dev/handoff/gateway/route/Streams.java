package dev.handoff.gateway.route;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Answers that do not end by themselves. */
public final class Streams {

    private Streams() {}

    /** Whether the answer may be an endless one, which may also take its time to begin. */
    public static boolean isAskedFor(ServerHttpRequest request) {
        // As it was written: what is no media type is for the service to refuse.
        var accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE))
                || request.getURI().getRawPath().endsWith("/stream");
    }
}
