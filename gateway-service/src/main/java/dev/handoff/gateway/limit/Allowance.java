package dev.handoff.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.handoff.gateway.Webchat;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * What each caller may still ask for: a bucket of requests, refilled evenly, two seconds' worth when full. People are known
 * by their token's {@code sub}; who has no valid token, by address. Counted in this instance alone: with n gateways a
 * caller may get n times as much.
 */
@Component
public class Allowance {

    private static final int BOT_FACTOR = 10;
    private static final int BURST_SECONDS = 2;
    /** Bounds the memory; a caller forgotten for want of room begins with a full bucket. */
    private static final int CALLERS = 20_000;

    private final int perSecond;
    private final Webchat webchat;
    private final ClientAddress clientAddress;
    // A bucket that nobody has touched for the time it takes to fill is as good as a new one.
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(Duration.ofSeconds(BURST_SECONDS + 1L))
            .build();

    Allowance(Limits limits, Webchat webchat, ClientAddress clientAddress) {
        this.perSecond = limits.requestsPerSecond();
        this.webchat = webchat;
        this.clientAddress = clientAddress;
    }

    /**
     * Takes one request from what this person, or this bot, may make.
     *
     * @throws TooManyRequests if nothing is left
     */
    public void take(String subject, boolean bot) {
        if (perSecond == 0) return;
        require(bucket(bot ? "bot " : "person ", subject, bot ? perSecond * BOT_FACTOR : perSecond)
                .tryConsumeAndReturnRemaining(1));
    }

    /**
     * Takes one request from what may come from an address without a valid token.
     *
     * @throws TooManyRequests if nothing is left
     */
    public void takeUnknown(ServerHttpRequest request) {
        if (perSecond == 0) return;
        require(unknown(request).tryConsumeAndReturnRemaining(1));
    }

    /**
     * Takes one request from what visitors of a website may make from one address, whatever else comes from there.
     *
     * @throws TooManyRequests if nothing is left
     */
    public void takeVisitor(ServerHttpRequest request) {
        var visitors = bucket("visitors ", clientAddress.of(request), webchat.requestsPerSecond());
        require(visitors.tryConsumeAndReturnRemaining(1));
    }

    /**
     * Looks, without taking, whether anything without a valid token may still come from this address: before the work of
     * checking one.
     *
     * @throws TooManyRequests if nothing is left
     */
    public void refuseSpentAddress(ServerHttpRequest request) {
        if (perSecond == 0) return;
        var probe = unknown(request).estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) throw new TooManyRequests(secondsUntil(probe.getNanosToWaitForRefill()));
    }

    private static void require(ConsumptionProbe probe) {
        if (!probe.isConsumed()) throw new TooManyRequests(secondsUntil(probe.getNanosToWaitForRefill()));
    }

    private static long secondsUntil(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }

    private Bucket unknown(ServerHttpRequest request) {
        return bucket("address ", clientAddress.of(request), perSecond);
    }

    private Bucket bucket(String kind, String caller, int rate) {
        return buckets.get(kind + caller, _ -> full(rate));
    }

    private static Bucket full(long rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate * BURST_SECONDS).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }
}
