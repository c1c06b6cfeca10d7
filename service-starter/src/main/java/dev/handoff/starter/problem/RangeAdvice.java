package dev.handoff.starter.problem;

import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** A range that a file does not have: Spring sets the status and then sends the whole file with it. */
@ControllerAdvice
final class RangeAdvice implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter type,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var range = response.getHeaders().getFirst(HttpHeaders.CONTENT_RANGE);
        if (body instanceof Resource && range != null && range.startsWith("bytes */")) {
            var problem = new ErrorResponseException(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
            problem.getHeaders().set(HttpHeaders.CONTENT_RANGE, range);
            throw problem;
        }
        return body;
    }
}
