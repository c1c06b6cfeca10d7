package dev.handoff.gateway;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Who is around the gateway in a test: an issuer and three services, shared by all tests. */
public final class Neighbours implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final Issuer ISSUER = new Issuer();
    public static final StandIn INBOX = new StandIn();
    public static final StandIn CONTACTS = new StandIn();
    public static final StandIn EXPORTS = new StandIn();

    public static void reset() {
        INBOX.reset();
        CONTACTS.reset();
        EXPORTS.reset();
    }

    /** Above the configuration file, and below what a test says itself. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var addresses = Map.<String, Object>of(
                "handoff.identity.issuer", ISSUER.uri(),
                "handoff.services.inbox", INBOX.uri().toString(),
                "handoff.services.contacts", CONTACTS.uri().toString(),
                "handoff.services.exports", EXPORTS.uri().toString());
        context.getEnvironment()
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("neighbours", addresses));
    }
}
