package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import dev.handoff.systemtests.stack.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What somebody of the team has on the screen, in their words. */
final class Desk {

    /** Scrolls through the list, which draws only what is in view, and says what stands in its rows, by conversation. */
    private static final String READ_LIST = """
            async () => {
              const scroller = document.querySelector('[data-testid=conversation-scroller]');
              const drawn = () => [...scroller.querySelectorAll('[data-conversation-id]')];
              const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              const shown = new Map();
              scroller.scrollTop = 0;
              for (let still = 0; still < 20; ) {
                await frame();
                const before = shown.size;
                let isWhole = true;
                for (const row of drawn()) {
                  const item = row.closest('li');
                  shown.set(Number(item.ariaPosInSet), [row.dataset.conversationId, row.innerText]);
                  isWhole &&= item.ariaSetSize !== '-1';
                }
                const top = scroller.scrollTop;
                scroller.scrollTop += scroller.clientHeight / 2;
                const moved = scroller.scrollTop !== top || shown.size !== before;
                if (!moved && isWhole) break;
                still = moved ? 0 : still + 1;
              }
              scroller.scrollTop = 0;
              await frame();
              return [...shown.entries()].sort(([one], [other]) => one - other).map(([, row]) => row);
            }
            """;

    private final Window window;

    Desk(Window window) {
        this.window = window;
    }

    Window window() {
        return window;
    }

    Page page() {
        return window.page();
    }

    Locator button(String name) {
        return window.button(name);
    }

    /** The dot that says whether what one sees is true. */
    Locator connection() {
        return page().getByTestId("connection");
    }

    void awaitLive() {
        assertThat(connection()).hasAttribute("data-state", "live");
    }

    /**
     * Goes to a folder by its link.
     *
     * @param folder as it is written: New, Mine, Assigned, Closed
     */
    void open(String folder) {
        page().getByRole(AriaRole.NAVIGATION).getByText(folder, exact()).click();
        assertThat(window.byRole(AriaRole.HEADING, folder)).isVisible();
    }

    /** Opens a folder of one inbox alone, by address. */
    void openInbox(String folder, String inbox) {
        window.goTo("/inbox/" + folder.toLowerCase(Locale.ROOT) + "?inbox=" + inbox);
        assertThat(window.byRole(AriaRole.HEADING, folder)).isVisible();
        awaitLive();
    }

    /** Opens New with the last that came on top: other tests may leave more there than are drawn. */
    void openNewestFirst() {
        window.goTo("/inbox/new?sort=newest");
        awaitLive();
    }

    /** The row of the list of a folder that holds this text. */
    Locator row(String folder, String text) {
        return rows(folder).filter(new FilterOptions().setHasText(text));
    }

    /** The drawn rows of the list of a folder. */
    Locator rows(String folder) {
        return window.byRole(AriaRole.LIST, folder).getByRole(AriaRole.LINK);
    }

    /** All conversations that the list has, in its order, those out of view as well: what stands in each row, by id. */
    Map<String, String> shown() {
        var rows = new LinkedHashMap<String, String>();
        for (var row : (List<?>) page().evaluate(READ_LIST)) {
            var texts = (List<?>) row;
            rows.put((String) texts.get(0), (String) texts.get(1));
        }
        return rows;
    }

    /** Waits until the list has exactly these conversations, in this order. */
    void assertShows(List<String> conversations) {
        await(() -> List.copyOf(shown().keySet()).equals(conversations));
        org.assertj.core.api.Assertions.assertThat(shown().keySet()).containsExactlyElementsOf(conversations);
    }

    /** Waits, if not for ever; what is wrong after that is for the caller to tell. */
    private void await(BooleanSupplier condition) {
        try {
            page().waitForCondition(condition);
        } catch (TimeoutError tooLong) {
            // told by the assertion that follows
        }
    }

    /** The conversation that is open. */
    Locator conversation() {
        return window.byRole(AriaRole.REGION, "Conversation");
    }

    /** A button of the conversation that is open. */
    Locator action(String name) {
        return conversation()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator thread() {
        return window.byRole(AriaRole.LOG, "Messages");
    }

    Locator answerBox() {
        return window.byRole(AriaRole.TEXTBOX, "Answer");
    }

    Locator toasts() {
        return window.byRole(AriaRole.REGION, "News");
    }

    Locator badge(String folder) {
        return page().getByTestId("count-" + folder);
    }

    /** Waits until the badges say what the server says: colleagues may work on. */
    void assertBadgesAsToldTo(Person person) {
        try {
            page().waitForCondition(() -> badgesAre(person.folderCounts()));
        } catch (TimeoutError tooLong) {
            assertBadges(person.folderCounts());
        }
    }

    private boolean badgesAre(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .allMatch(count -> badge(count.getKey()).innerText().equals(written(count.getValue())));
    }

    private static String written(long count) {
        return String.format(Locale.UK, "%,d", count);
    }

    /** @param counts by the names of the folders in the API */
    void assertBadges(Map<String, Long> counts) {
        counts.forEach((folder, count) -> assertThat(badge(folder)).hasText(written(count)));
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
