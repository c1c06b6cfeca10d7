package dev.handoff.starter.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command or request that is refused for a reason with a name. Subclasses are named after the reason and carry the
 * facts; the web edge answers them as problem details {@code urn:handoff:problem:<code>}, the facts as extra members.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();

    /**
     * @param status the HTTP status, 400 to 599
     * @param code the problem's code, for instance {@code already-assigned}
     * @param detail a sentence for people: what was refused and what to do
     */
    protected Refusal(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Adds a member to the problem; returns this. */
    protected final Refusal with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    public final int status() {
        return status;
    }

    public final String code() {
        return code;
    }

    public final Map<String, Object> facts() {
        return facts;
    }
}
