package dev.handoff.inbox.channel.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Visitor <token>}. */
final class VisitorFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Visitor ";

    private final VisitorTokens tokens;

    VisitorFilter(VisitorTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(SCHEME)) {
            tokens.read(header.substring(SCHEME.length()).strip()).ifPresent(visitor -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(visitor);
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
