package dev.handoff.starter.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** What is told again. Headers are null where the answer had none. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String location, String etag, String contentType, byte[] body) {

    static Answer of(ContentCachingResponseWrapper response) {
        return new Answer(
                response.getStatus(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getHeader(HttpHeaders.ETAG),
                response.getContentType(),
                response.getContentAsByteArray());
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** True where nothing was done, so that the key is free for another try. */
    boolean isRefusal() {
        return status >= 300 && status < 500;
    }

    void tell(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (location != null) response.setHeader(HttpHeaders.LOCATION, location);
        if (etag != null) response.setHeader(HttpHeaders.ETAG, etag);
        if (contentType != null) response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
