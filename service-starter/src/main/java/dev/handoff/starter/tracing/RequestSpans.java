package dev.handoff.starter.tracing;

import dev.handoff.starter.problem.CorrelationFilter;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** A span for each call of the API, below that of the gateway. Of a live stream it is the opening. */
final class RequestSpans extends OncePerRequestFilter {

    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public String get(HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    };

    private final Spans spans;

    RequestSpans(Spans spans) {
        this.spans = spans;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
        var parent = TraceOf.continued(before, CorrelationFilter.correlationId(request));
        var span = spans.begin(request.getMethod(), SpanKind.SERVER, parent);
        try (var _ = span.makeCurrent()) {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route)
                span.updateName(request.getMethod() + " " + route);
            span.setAttribute("http.response.status_code", (long) response.getStatus());
            if (response.getStatus() >= 500) span.setStatus(StatusCode.ERROR);
            span.end();
        }
    }
}
