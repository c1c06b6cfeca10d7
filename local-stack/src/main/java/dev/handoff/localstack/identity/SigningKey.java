package dev.handoff.localstack.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key that tokens are signed with, kept in a file: a token is good until it expires, restarts or not. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static JWKSet in(Path folder) throws IOException {
        var file = folder.resolve("signing-key.json");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new JWKSet(RSAKey.parse(Files.readString(file)));
        } catch (ParseException | JOSEException unusable) {
            throw new IOException("The signing key " + file + " cannot be used; remove it for a new one.", unusable);
        }
    }

    private static void create(Path file) throws IOException, JOSEException {
        var key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .keyID(UUID.randomUUID().toString())
                .generate();
        Files.createDirectories(file.getParent());
        var half = Files.createTempFile(
                file.getParent(),
                "signing-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, key.toJSONString());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
