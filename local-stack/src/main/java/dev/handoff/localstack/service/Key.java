package dev.handoff.localstack.service;

import dev.handoff.localstack.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that all instances of a service share, kept in a file: what was sealed or signed with it stays good, restarts or not. */
final class Key {

    private static final int BYTES = 32;

    private Key() {}

    static String in(Path folder, String name) throws IOException {
        return SecretFile.read(folder.resolve(name), Key::random);
    }

    private static String random() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
