package dev.handoff.gateway.route;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The services behind the gateway, with their instances. */
@Component
public final class Services {

    private final Instances inbox;
    private final Instances contacts;
    private final Instances exports;

    Services(Addresses addresses) {
        inbox = new Instances(addresses.inbox());
        contacts = new Instances(addresses.contacts());
        exports = new Instances(addresses.exports());
    }

    public Instances inbox() {
        return inbox;
    }

    public Instances contacts() {
        return contacts;
    }

    public Instances exports() {
        return exports;
    }

    Stream<Instances> all() {
        return Stream.of(inbox, contacts, exports);
    }
}
