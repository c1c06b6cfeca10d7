package dev.handoff.gateway.route;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * <p>Each is a list, because a service may run as several instances; how a call chooses among them is not built yet, so
 * more than one is refused rather than quietly unused.
 */
@ConfigurationProperties("handoff.services")
public record Services(List<URI> inbox, List<URI> contacts, List<URI> exports) {

    public Services {
        requireOneAddress("HANDOFF_INBOX_URL", inbox);
        requireOneAddress("HANDOFF_CONTACTS_URL", contacts);
        requireOneAddress("HANDOFF_EXPORTS_URL", exports);
    }

    private static void requireOneAddress(String setting, List<URI> urls) {
        if (urls == null || urls.size() != 1)
            throw new IllegalArgumentException(setting + " must be exactly one URL, but is " + urls);
        var url = urls.getFirst();
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()) || hasPath(url))
            throw new IllegalArgumentException(setting + " must be an http or https URL without a path, but is " + url);
    }

    private static boolean hasPath(URI url) {
        return !url.getPath().isEmpty() && !url.getPath().equals("/");
    }
}
