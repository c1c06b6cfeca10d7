package dev.handoff.gateway.session;

import dev.handoff.gateway.answer.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** What a person sees whose sign-in did not work: a browser stands at an address where only browsers come. */
final class FailedPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>Not signed in · Handoff</title>
                <link rel="icon" href="/docs/icon.svg" />
                <link rel="stylesheet" href="/docs/page.css" />
              </head>
              <body>
                <main class="letter">
                  <h1>Not signed in</h1>
                  <p>{detail}</p>
                  <p><a href="/session/sign-in">Sign in again</a></p>
                </main>
              </body>
            </html>
            """;

    private FailedPage() {}

    static ResponseEntity<String> of(Refusal refusal) {
        return ResponseEntity.status(refusal.problem().status())
                .headers(headers -> refusal.headers().forEach(headers::set))
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .body(PAGE.replace("{detail}", HtmlUtils.htmlEscape(refusal.getMessage())));
    }
}
