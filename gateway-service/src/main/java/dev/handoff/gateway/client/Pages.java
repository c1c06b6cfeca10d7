package dev.handoff.gateway.client;

import dev.handoff.gateway.Webchat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages of the web client. What is seen at an address is for the page's own script to say, so most are the same file. */
@Controller
class Pages {

    private final Webchat webchat;
    private volatile @Nullable Page index;
    private volatile @Nullable Page chat;

    Pages(Webchat webchat) {
        this.webchat = webchat;
    }

    @GetMapping(
            path = {"/", "/inbox/**", "/contacts/**", "/exports/**", "/operations/**"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<byte[]> index() {
        var page = index;
        if (page == null) index = page = Page.of("index.html");
        return page.answer();
    }

    @GetMapping(path = "/chat", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<byte[]> chat() {
        if (!webchat.enabled()) throw new NoWebchat();
        var page = chat;
        if (page == null) chat = page = Page.of("chat.html");
        return page.answer();
    }
}
