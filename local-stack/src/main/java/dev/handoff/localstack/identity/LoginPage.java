package dev.handoff.localstack.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where people say who they are: a form, and a button for everyone there is. No script, and no style in the page. */
@RestController
class LoginPage {

    static final String PATH = "/login";
    static final String STYLE = "/login.css";

    private static final String WRONG =
            "<p class=\"error\" role=\"alert\">That is not right. The password is the user name.</p>";

    private final String page = text("identity/login.html");
    private final String style = text("identity/login.css");
    private final String policy;

    LoginPage(@Value("${handoff.gateways}") List<String> gateways) {
        // A browser asks the policy also about where the answer to the form leads: back to the gateway.
        policy =
                "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", gateways);
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(@RequestParam(required = false) String error, CsrfToken csrf) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .body(page.replace("{people}", people())
                        .replace("{error}", error == null ? "" : WRONG)
                        .replace("{csrf}", csrf.getToken()));
    }

    @GetMapping(STYLE)
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(style);
    }

    private static String people() {
        return Arrays.stream(Person.values())
                .filter(Person::isHuman)
                .map(LoginPage::button)
                .collect(Collectors.joining());
    }

    private static String button(Person person) {
        return """
                <li>
                  <form method="post" action="/login">
                    <input type="hidden" name="_csrf" value="{csrf}">
                    <input type="hidden" name="username" value="{id}">
                    <input type="hidden" name="password" value="{id}">
                    <button type="submit"><span class="name">{name}</span> <span class="role">{role}</span></button>
                  </form>
                </li>
                """.replace("{id}", person.id())
                .replace("{name}", person.displayName())
                .replace("{role}", person.role());
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
