package dev.handoff.inbox.channel.webchat;

import org.springframework.stereotype.Component;

/** How much visitors may do. */
@Component
@IfWebchat
final class Limits {

    private static final String NOBODY_KNOWS = "";

    /** Whoever calls past the gateway, which tells addresses, shares this many visits a minute. */
    private static final int VISITS_OF_UNKNOWN_ADDRESS = 600;

    private final Allowance messages;
    private final Allowance visits;
    private final Allowance visitsOfUnknown = new Allowance(VISITS_OF_UNKNOWN_ADDRESS);

    Limits(WebchatProperties properties) {
        messages = new Allowance(properties.messagesPerMinute());
        visits = new Allowance(properties.visitsPerMinute());
    }

    /**
     * One more visit.
     *
     * @param forwardedFor {@code X-Forwarded-For} as the gateway sets it, or null
     * @throws TooManyRequests if the address began too many in this minute
     */
    void visit(String forwardedFor) {
        var address = addressIn(forwardedFor);
        var taken = address.equals(NOBODY_KNOWS) ? visitsOfUnknown.take(address) : visits.take(address);
        if (!taken) throw new TooManyRequests("Too many visits began from your address. Wait a minute.");
    }

    /** @throws TooManyRequests if the visitor said too much in this minute */
    void message(String visitId) {
        if (!messages.take(visitId)) throw new TooManyRequests("You write very fast. Wait a minute.");
    }

    /** The last one: that is what the next hop saw, those before it anybody can write. */
    private static String addressIn(String forwardedFor) {
        if (forwardedFor == null) return NOBODY_KNOWS;
        return forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    }
}
