package dev.handoff.localstack.service;

import dev.handoff.localstack.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What the gateway seals sessions with, kept in a file: whoever is signed in stays so, restarts or not. */
final class SessionKey {

    private static final int BYTES = 32;

    private SessionKey() {}

    static String in(Path folder) throws IOException {
        return SecretFile.read(folder.resolve("session-key"), SessionKey::random);
    }

    private static String random() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
