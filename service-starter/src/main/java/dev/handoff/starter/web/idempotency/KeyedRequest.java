package dev.handoff.starter.web.idempotency;

import dev.handoff.starter.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A request with a key, as far as it is remembered.
 *
 * @param request SHA-256 of caller, method, path and key
 * @param body SHA-256 of the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeyedRequest(byte[] request, byte[] body) {

    static KeyedRequest of(Caller caller, HttpServletRequest request, String key, byte[] body) {
        var call = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString();
        var name = String.join("\n", caller.id(), call, key);
        return new KeyedRequest(sha256(name.getBytes(StandardCharsets.UTF_8)), sha256(body));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
