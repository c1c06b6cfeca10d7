package dev.handoff.export.job;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** 416: no byte of the file is in the ranges asked for. */
final class RangeNotSatisfiable extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** @param length of the file in bytes */
    RangeNotSatisfiable(long length) {
        super(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
        getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
    }
}
