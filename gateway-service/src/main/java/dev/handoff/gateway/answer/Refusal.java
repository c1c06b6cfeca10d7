package dev.handoff.gateway.answer;

import java.util.Map;

/**
 * The gateway answers a request itself, and not with what was asked for.
 *
 * <p>Without a stack trace: a refusal is an answer, often given a thousand times a second, and nothing has failed.
 */
public abstract class Refusal extends RuntimeException {

    private final Problem problem;
    private final transient Map<String, String> headers;

    /**
     * @param problem the row of the error table
     * @param detail a sentence for the person who reads the answer; it leaves the gateway
     * @param headers what the answer carries besides, as {@code Retry-After}
     */
    protected Refusal(Problem problem, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    /** The row of the error table. */
    public Problem problem() {
        return problem;
    }

    /** What the answer carries besides. */
    public Map<String, String> headers() {
        return headers;
    }
}
