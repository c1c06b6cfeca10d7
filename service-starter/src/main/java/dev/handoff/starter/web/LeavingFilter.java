package dev.handoff.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How one of several instances takes its leave: while it is not ready every answer says so, for the gateway to call the others,
 * and closes its connection; told to stop, it goes on answering for a while. Then only the server closes, and waits for what
 * is under way.
 */
final class LeavingFilter extends OncePerRequestFilter implements SmartLifecycle {

    /** The gateway knows it by this name. */
    static final String NOT_READY = "Handoff-Not-Ready";

    private final ApplicationAvailability availability;
    private final Duration drain;
    private volatile boolean running;

    /** @param drain how long it answers after it was told to stop */
    LeavingFilter(ApplicationAvailability availability, Duration drain) {
        this.availability = availability;
        this.drain = drain;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            response.setHeader(NOT_READY, "true");
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Beside live streams, which end now, and before the server closes. Spring has said before that it is not ready. */
    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture.delayedExecutor(drain.toMillis(), TimeUnit.MILLISECONDS)
                .execute(done);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
