package dev.handoff.gateway.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/** A page of the web client. Browsers ask each time whether it has changed, since it names the assets of its version. */
final class Page {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final byte[] content;
    /** Of the content alone, so that all instances answer the same. */
    private final String etag;

    private Page(byte[] content) {
        this.content = content;
        this.etag = "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
    }

    /** @throws NoWebClient if the gateway was built without it */
    static Page of(String name) {
        var file = new ClassPathResource("web-client/" + name);
        if (!file.exists()) throw new NoWebClient();
        try {
            return new Page(file.getContentAsByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .eTag(etag)
                .body(content);
    }
}
