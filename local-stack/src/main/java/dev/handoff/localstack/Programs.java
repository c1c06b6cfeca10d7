package dev.handoff.localstack;

import dev.handoff.localstack.identity.Identity;
import dev.handoff.localstack.kafka.Kafka;
import dev.handoff.localstack.postgresql.Postgresql;
import dev.handoff.localstack.service.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All programs of the stack, in the order people read them: what others stand on comes first. */
final class Programs {

    private Programs() {}

    /** Without those that {@code HANDOFF_WITHOUT} names, such as a service that one runs in an IDE instead. */
    static List<Program> of(Settings settings) {
        var left = List.of(settings.get("HANDOFF_WITHOUT", "").split("\\s*,\\s*"));
        var all =
                new ArrayList<Program>(List.of(new Postgresql(settings), new Kafka(settings), new Identity(settings)));
        Arrays.stream(Service.Kind.values())
                .flatMap(kind -> Service.all(kind, settings))
                .forEach(all::add);
        return all.stream().filter(program -> !left.contains(program.name())).toList();
    }
}
