package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.handoff.systemtests.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What axe can see of WCAG 2.2 AA, on every page, in light and in dark. */
@BrowserTest
class AccessibilityTest {

    private static final List<String> WCAG_22_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String NEED = "Everybody should be able to read this";

    private final Stack stack;
    private final SoftAssertions findings = new SoftAssertions();

    AccessibilityTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void axe_finds_nothing_on_any_page_in_light_and_dark(Browsers browsers) {
        var window = browsers.open(options -> options);
        window.goTo("/");
        assertThat(window.page().getByLabel("User name")).isVisible();
        look(window, "sign-in");
        window.signIn("anna");
        var anna = new Desk(window);
        anna.awaitLive();
        lookAtInbox(anna);
        lookAtContacts(anna);
        window.goTo("/exports");
        assertThat(window.byRole(AriaRole.HEADING, "Exports")).isVisible();
        look(window, "exports");
        lookAtOperations(browsers.signIn("ada"));
        lookAtChat(browsers.open(options -> options));
        findings.assertAll();
    }

    private void lookAtInbox(Desk anna) {
        var id = stack.bot()
                .escalate(Map.of(
                        "helpMessage",
                        NEED,
                        "contact",
                        Map.of("displayName", "Louise Braille", "email", "louise@example.org"),
                        "transcript",
                        List.of(Map.of("from", "bot", "text", "How can I help?", "at", "2026-11-02T10:00:00.000Z"))));
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        stack.anna().say(id, "I am reading.").is(201);
        look(anna.window(), "inbox");
        anna.open("Mine");
        anna.row("Mine", "I am reading.").click();
        assertThat(anna.thread()).containsText("I am reading.");
        assertThat(anna.page().getByText("louise@example.org")).isVisible();
        look(anna.window(), "conversation");
        anna.action("Reassign").click();
        look(anna.window(), "people picker");
        anna.page().keyboard().press("Escape");
        anna.action("Close").click();
        look(anna.window(), "question");
        anna.page().keyboard().press("Escape");
        anna.button("Account of Anna").click();
        look(anna.window(), "account menu");
        anna.page().keyboard().press("Escape");
    }

    private void lookAtContacts(Desk anna) {
        anna.window().goTo("/contacts?q=Braille");
        assertThat(anna.page().getByRole(AriaRole.TABLE).getByText("Louise Braille"))
                .isVisible();
        look(anna.window(), "contacts");
        anna.button("Export").click();
        look(anna.window(), "export panel");
        anna.page().keyboard().press("Escape");
        anna.button("+ Create user").click();
        var form = anna.window().byRole(AriaRole.DIALOG, "Create user");
        form.getByLabel("Email").fill("nobody");
        form.getByLabel("Email").press("Tab");
        look(anna.window(), "form");
        anna.page().keyboard().press("Escape");
        anna.button("Show Louise Braille").click();
        look(anna.window(), "contact");
    }

    private void lookAtOperations(Desk ada) {
        ada.window().goTo("/operations");
        assertThat(ada.page().getByTestId("projection-contact-copy")).isVisible();
        assertThat(ada.page().getByTestId("projection-folders")).isVisible();
        assertThat(ada.page().getByTestId("projection-directory")).isVisible();
        look(ada.window(), "operations");
        ada.button("Replay thread").click();
        look(ada.window(), "replay question");
        ada.page().keyboard().press("Escape");
        ada.button("Republish events").first().click();
        look(ada.window(), "republish form");
        ada.page().keyboard().press("Escape");
    }

    private void lookAtChat(Window visitor) {
        visitor.goTo("/chat");
        assertThat(visitor.button("Talk to a human")).isVisible();
        look(visitor, "chat");
    }

    private void look(Window window, String page) {
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            // Without motion: halfway from one theme to the other nothing has contrast.
            window.page()
                    .emulateMedia(
                            new EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
            var result = new AxeBuilder(window.page()).withTags(WCAG_22_AA).analyze();
            findings.assertThat(result.getViolations().stream().map(AccessibilityTest::told))
                    .as(page + ", " + theme)
                    .isEmpty();
        }
    }

    private static String told(Rule rule) {
        return rule.getId()
                + rule.getNodes().stream()
                        .map(node -> "\n    " + node.getTarget() + " " + node.getHtml() + " " + node.getAny())
                        .collect(Collectors.joining());
    }
}
