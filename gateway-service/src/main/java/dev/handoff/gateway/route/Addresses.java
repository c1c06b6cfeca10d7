package dev.handoff.gateway.route;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are: the addresses of all instances of each. */
@ConfigurationProperties("handoff.services")
record Addresses(List<URI> inbox, List<URI> contacts, List<URI> exports) {

    Addresses {
        requireAddresses("HANDOFF_INBOX_URL", inbox);
        requireAddresses("HANDOFF_CONTACTS_URL", contacts);
        requireAddresses("HANDOFF_EXPORTS_URL", exports);
    }

    private static void requireAddresses(String setting, List<URI> urls) {
        if (urls == null || urls.isEmpty())
            throw new IllegalArgumentException(setting + " must be a URL, but is empty");
        for (var url : urls) {
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()) || hasPath(url))
                throw new IllegalArgumentException(
                        setting + " must be http or https URLs without a path, but has " + url);
        }
    }

    private static boolean hasPath(URI url) {
        return !url.getPath().isEmpty() && !url.getPath().equals("/");
    }
}
