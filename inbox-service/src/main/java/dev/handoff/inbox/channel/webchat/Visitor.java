package dev.handoff.inbox.channel.webchat;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who showed the token of a visit; nobody that the rest of the service would know. */
final class Visitor extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String visitId;
    private final Instant until;

    Visitor(String visitId, Instant until) {
        super(List.of());
        this.visitId = visitId;
        this.until = until;
        setAuthenticated(true);
    }

    /** The end of the visit. */
    Instant until() {
        return until;
    }

    @Override
    public String getPrincipal() {
        return visitId;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Visitor visitor && visitor.visitId.equals(visitId);
    }

    @Override
    public int hashCode() {
        return visitId.hashCode();
    }
}
