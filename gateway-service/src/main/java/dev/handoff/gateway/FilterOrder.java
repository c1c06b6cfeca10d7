package dev.handoff.gateway;

/** The way of a request through the gateway, from the top, before a route takes it. */
public final class FilterOrder {

    /** Sends clients elsewhere once this instance stops. */
    public static final int LEAVING = 50;

    /** Answers browsers that ask whether a page of another origin may call. */
    public static final int CROSS_ORIGIN = 100;

    /** Turns away what no service should have to understand. */
    public static final int SOUND_REQUEST = 200;

    /** Lets a session speak with its access token. */
    public static final int SESSION = 250;

    /** Asks who calls, and whether they have not called too often. */
    public static final int ADMISSION = 300;

    /** Refuses large bodies of those who may call. */
    public static final int BODY_LIMIT = 400;

    private FilterOrder() {}
}
