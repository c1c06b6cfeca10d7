package dev.handoff.gateway.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Closes things so that only gateways with the same key can read them, or could have written them: encrypted JWTs, A256GCM.
 * What is sealed for one purpose does not open for another.
 */
@Component
class Seal {

    private static final Logger log = LoggerFactory.getLogger(Seal.class);
    private static final int KEY_BYTES = 32;

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String newest;

    Seal(SessionSettings settings) {
        settings.keys().stream().map(Seal::key).forEach(key -> keys.put(nameOf(key), key));
        if (keys.isEmpty()) {
            log.info("HANDOFF_SESSION_KEY is not set: whoever signs in here is signed out when this process ends.");
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            keys.put(nameOf(key), key);
        }
        newest = keys.keySet().iterator().next();
    }

    private static byte[] key(String base64) {
        try {
            var key =
                    Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
            if (key.length == KEY_BYTES) return key;
        } catch (IllegalArgumentException _) {
            // said below, without the key
        }
        throw new IllegalArgumentException(
                "HANDOFF_SESSION_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them;"
                        + " several are separated by commas.");
    }

    /** Tells keys apart, and nothing else about them. */
    private static String nameOf(byte[] key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 6));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Characters that fit into a cookie; a third longer than the content. */
    String close(String purpose, Object content) {
        var sealed = new JWEObject(header(purpose, newest), new Payload(json.writeValueAsBytes(content)));
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(newest)));
        } catch (JOSEException failure) {
            throw new IllegalStateException("Cannot seal", failure);
        }
        return sealed.serialize();
    }

    /** What was closed; empty if it was not closed here, for this purpose and with a key that is still known. */
    <T> Optional<T> open(String purpose, String sealed, Class<T> type) {
        var key = keyFor(purpose, sealed);
        if (key == null) return Optional.empty();
        try {
            var object = JWEObject.parse(sealed);
            object.decrypt(new DirectDecrypter(key));
            return Optional.of(json.readValue(object.getPayload().toBytes(), type));
        } catch (ParseException | JOSEException | JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Nothing is read of a header that is not one of ours, character by character. */
    private byte @Nullable [] keyFor(String purpose, String sealed) {
        for (var key : keys.entrySet()) {
            if (sealed.startsWith(header(purpose, key.getKey()).toBase64URL() + ".")) return key.getValue();
        }
        return null;
    }

    private static JWEHeader header(String purpose, String key) {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(new JOSEObjectType(purpose))
                .keyID(key)
                .build();
    }
}
