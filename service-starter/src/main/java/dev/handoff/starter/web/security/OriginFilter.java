package dev.handoff.starter.web.security;

import dev.handoff.starter.command.Origin;
import dev.handoff.starter.problem.CorrelationFilter;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Callers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets every event that a request leads to say who caused it and by which request. */
final class OriginFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = Callers.find().map(Caller::id).orElse(null);
        try {
            new Origin(actor, CorrelationFilter.correlationId(request)).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
