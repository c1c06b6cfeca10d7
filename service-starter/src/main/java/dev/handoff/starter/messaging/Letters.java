package dev.handoff.starter.messaging;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.deadletter.Letter;
import dev.handoff.starter.deadletter.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as dead letters and back, without a byte lost. */
public final class Letters {

    private static final int LONGEST = 200;

    private Letters() {}

    /** Where a record stands. */
    public static Place place(ConsumerRecord<?, ?> message) {
        return new Place(message.topic() + "-" + message.partition(), message.offset());
    }

    static Letter of(ConsumerRecord<byte[], byte[]> message) {
        var place = place(message);
        var headers = StreamSupport.stream(message.headers().spliterator(), false)
                .map(header -> new Letter.Header(header.key(), header.value()))
                .toList();
        return new Letter(
                place,
                key(message.key(), place),
                readable(EventReader.header(message, CloudEventHeaders.TYPE)),
                readable(EventReader.header(message, CloudEventHeaders.CORRELATION_ID)),
                new Letter.Raw(message.key(), message.value(), message.timestamp(), headers));
    }

    static ConsumerRecord<byte[], byte[]> record(Letter letter) {
        var raw = letter.raw();
        var headers = new RecordHeaders();
        raw.headers().forEach(header -> headers.add(header.name(), header.value()));
        var stream = letter.place().stream();
        var dash = stream.lastIndexOf('-');
        return new ConsumerRecord<>(
                stream.substring(0, dash),
                Integer.parseInt(stream.substring(dash + 1)),
                letter.place().position(),
                raw.timestamp(),
                TimestampType.CREATE_TIME,
                raw.key() == null ? ConsumerRecord.NULL_SIZE : raw.key().length,
                raw.value() == null ? ConsumerRecord.NULL_SIZE : raw.value().length,
                raw.key(),
                raw.value(),
                headers,
                Optional.empty());
    }

    /** As text if it is some, and short enough for an index; a record without a key is behind no other. */
    private static String key(byte[] key, Place place) {
        if (key == null) return place.stream() + "@" + place.position();
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            if (text.length() <= LONGEST && text.codePoints().noneMatch(Character::isISOControl)) return text;
        } catch (CharacterCodingException e) {
            // no text
        }
        return key.length <= LONGEST
                ? "0x" + HexFormat.of().formatHex(key)
                : "sha-256 " + HexFormat.of().formatHex(sha256(key));
    }

    private static byte[] sha256(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readable(String text) {
        if (text == null) return null;
        var start = text.substring(0, Math.min(text.length(), LONGEST));
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
