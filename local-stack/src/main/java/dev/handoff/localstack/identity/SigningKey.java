package dev.handoff.localstack.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.handoff.localstack.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/** The key that tokens are signed with, kept in a file: a token is good until it expires, restarts or not. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static JWKSet in(Path folder) throws IOException {
        var file = folder.resolve("signing-key.json");
        try {
            return new JWKSet(RSAKey.parse(SecretFile.read(file, SigningKey::create)));
        } catch (ParseException unusable) {
            throw new IOException("The signing key " + file + " cannot be used; remove it for a new one.", unusable);
        }
    }

    private static String create() throws IOException {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate()
                    .toJSONString();
        } catch (JOSEException failure) {
            throw new IOException("No signing key could be made", failure);
        }
    }
}
