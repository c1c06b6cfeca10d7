package dev.handoff.export.contactcopy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the copy.
 *
 * @param contactServiceManagementUrl where contact-service tells how far it is: one of its instances, or all of them
 * @param patience how long an export waits for the copy to be current before it fails
 */
@ConfigurationProperties("handoff.contact-copy")
record ContactCopyProperties(List<URI> contactServiceManagementUrl, Duration patience) {}
