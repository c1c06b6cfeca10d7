package dev.handoff.export.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of what is written. */
final class Sha256 extends DigestOutputStream {

    Sha256(OutputStream out) {
        super(out, digest());
    }

    /** Of a file, read back from where it was written: formats may touch what they have written before. */
    static String of(Path file) throws IOException {
        try (var hash = new Sha256(OutputStream.nullOutputStream())) {
            Files.copy(file, hash);
            return hash.hex();
        }
    }

    /** Of all that was written so far; nothing may be written after it. */
    String hex() {
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
