package dev.handoff.starter.reaction;

import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far reactions have come from Axon's token table, without claiming anything. */
final class ReactionPositions {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    ReactionPositions(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    OptionalLong of(String reaction) {
        return jdbc
                .sql("select token, token_type from token_entry where processor_name = ? and token is not null")
                .param(reaction)
                .query((row, number) -> position(row.getBytes(1), row.getString(2)))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .min();
    }

    private long position(byte[] token, String type) {
        Object read = serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        return read instanceof org.axonframework.eventhandling.TrackingToken tracking
                        && WrappedToken.unwrapLowerBound(tracking) instanceof GlobalSequenceTrackingToken at
                ? at.getGlobalIndex()
                : 0;
    }
}
