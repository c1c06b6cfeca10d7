package dev.handoff.gateway.session;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after its sign-in: a page of ours, whatever a link from elsewhere asks for. */
final class ReturnTo {

    static final String HOME = "/";

    private static final int LONGEST = 1_000;

    private ReturnTo() {}

    /** The path as it was asked for, with query and fragment, if it is one of this host; else the first page. */
    static String localOrHome(@Nullable String asked) {
        if (asked == null || asked.length() > LONGEST || !asked.startsWith("/") || asked.startsWith("//")) return HOME;
        try {
            // Refuses what browsers read in their own way: backslashes, blanks, line breaks and tabs.
            var uri = new URI(asked);
            var local = !uri.isAbsolute()
                    && uri.getRawAuthority() == null
                    && !uri.getRawPath().startsWith("/session");
            return local ? uri.toASCIIString() : HOME;
        } catch (URISyntaxException _) {
            return HOME;
        }
    }
}
