package dev.handoff.starter.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a correlation id, the caller's if it is sound, and puts it on the answer and into the logs. */
public final class CorrelationFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";

    /** What the id is called in the logs. */
    public static final String LOGGED_AS = "correlationId";

    private static final String ATTRIBUTE = CorrelationFilter.class.getName();
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The request's id, made now where the request never met this filter. */
    public static String correlationId(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) return id;
        var given = request instanceof HttpServletRequest http ? http.getHeader(HEADER) : null;
        var id = Optional.ofNullable(given)
                .filter(CorrelationFilter::isSound)
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Whether it may go into headers and logs as it is. */
    public static boolean isSound(String id) {
        return SOUND.matcher(id).matches();
    }

    /** As it goes into the logs, wherever it came from; null if there is none. */
    public static String loggable(String id) {
        return id == null || isSound(id) ? id : "-";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = correlationId(request);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(LOGGED_AS, id)) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
