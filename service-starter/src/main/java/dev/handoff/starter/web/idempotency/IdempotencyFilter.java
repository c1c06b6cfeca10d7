package dev.handoff.starter.web.idempotency;

import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Callers;
import dev.handoff.starter.web.IdempotencyKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Serves a POST that comes with an {@code Idempotency-Key} once. Who sends it again, even at the same time or to another
 * instance, gets the first one's answer; an error is not kept, so the next one tries anew.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Pattern SOUND = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final KeyedRequests requests;

    IdempotencyFilter(KeyedRequests requests) {
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Callers.find();
        if (caller.isEmpty()) chain.doFilter(request, response);
        else serve(caller.get(), request, response, chain);
    }

    private void serve(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        if (!SOUND.matcher(key).matches()) throw new InvalidRequest(HEADER, "must be 1 to 200 printable characters");
        var body = request.getInputStream().readAllBytes();
        var keyed = KeyedRequest.of(caller, request, key, body);
        switch (claim(keyed)) {
            case Claim.Ours(var id) -> serveFirst(id, keyed, new RereadRequest(request, body), response, chain);
            case Claim.Answered(var answer) -> answer.tell(response);
            case Claim.Busy() -> throw new Unavailable("The same request is still being served. Try again shortly.");
        }
    }

    /** Waits while somebody else is at it. */
    private Claim claim(KeyedRequest request) {
        var deadline = System.nanoTime() + KeyedRequests.LEASE.toNanos();
        var claim = requests.claim(request);
        while (claim instanceof Claim.Busy && System.nanoTime() < deadline) {
            pause();
            claim = requests.claim(request);
        }
        return claim;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is going down.");
        }
    }

    private void serveFirst(
            String id, KeyedRequest keyed, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        var isServed = false;
        try {
            IdempotencyKey.with(id, () -> {
                chain.doFilter(request, caching);
                return null;
            });
            isServed = true;
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            remember(keyed, isServed ? Answer.of(caching) : null);
        }
        caching.copyBodyToResponse();
    }

    /** What cannot be remembered is answered all the same: it is done, and doing it again does no harm. */
    private void remember(KeyedRequest keyed, Answer answer) {
        try {
            if (answer == null) requests.giveBack(keyed);
            else if (answer.isSuccess()) requests.keep(keyed, answer);
            else if (answer.isRefusal()) requests.forget(keyed);
            else requests.giveBack(keyed);
        } catch (DataAccessException e) {
            LOG.warn("an answer could not be kept for its Idempotency-Key", e);
        }
    }
}
