package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.handoff.systemtests.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

@BrowserTest
class ContactsInTheBrowserTest {

    private final Stack stack;

    ContactsInTheBrowserTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_contact_is_created_found_renamed_tagged_selected_exported_and_in_the_file(Browsers browsers)
            throws IOException {
        // Nobody else exports as Ben: what he has asked for is on top.
        var ben = browsers.signIn("ben");
        ben.page().getByRole(AriaRole.NAVIGATION).getByText("Contacts").click();
        assertThat(ben.window().byRole(AriaRole.HEADING, "Contacts")).isVisible();

        create(ben);
        find(ben, "Nel Zuiderzee");
        var renamed = rename(ben);
        tag(ben, renamed);
        var file = export(ben, renamed);

        var contact = stack.anna().list("/api/contacts?q=zuiderzee").getFirst();
        assertThat(contact.required("phone").asString()).isEqualTo("+31205550119");
        assertThat(contact.required("timeZone").asString()).isEqualTo("Europe/Amsterdam");
        try (var workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).as("rows under the header").isEqualTo(1);
            assertThat(cells(sheet.getRow(1)))
                    .containsExactly(
                            contact.required("contactId").asString(),
                            "Nel (harbour)",
                            "Nel",
                            "Zuiderzee",
                            "nel@zuiderzee.example",
                            "+31205550119",
                            "nl",
                            "Europe/Amsterdam",
                            "CRM-0042",
                            "Sales");
        }
    }

    private static void create(Desk ben) {
        ben.button("+ Create user").click();
        var form = ben.window().byRole(AriaRole.DIALOG, "Create user");
        var email = form.getByLabel("Email");
        email.fill("nel at zuiderzee");
        email.press("Tab");
        assertThat(email).hasAccessibleDescription("This is no e-mail address. It looks like maria@example.org.");
        assertThat(email).hasAttribute("aria-invalid", "true");
        email.fill("nel@zuiderzee.example");
        assertThat(email).not().hasAttribute("aria-invalid", "true");
        form.getByLabel("First name").fill("Nel");
        form.getByLabel("Last name").fill("Zuiderzee");
        form.getByLabel("Phone").fill("0031 20 555 0119");
        pick(ben, form.getByLabel("Language"), "Dutch");
        pick(ben, form.getByLabel("Time zone"), "Europe/Amsterdam");
        form.getByLabel("External ID").fill("CRM-0042");
        form.getByText("Create", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(form).hasCount(0);
    }

    private static void pick(Desk ben, Locator field, String choice) {
        field.click();
        ben.page().getByRole(AriaRole.COMBOBOX).fill(choice);
        ben.page().getByRole(AriaRole.OPTION).first().click();
        assertThat(field).containsText(choice);
    }

    private static String rename(Desk ben) {
        row(ben, "Nel Zuiderzee").getByText("Nel Zuiderzee").click();
        var name = row(ben, "nel@zuiderzee.example").getByLabel("Name");
        assertThat(name).isFocused();
        name.fill("Nel (harbour)");
        name.press("Enter");
        assertThat(row(ben, "Nel (harbour)")).isVisible();
        return "Nel (harbour)";
    }

    private static void tag(Desk ben, String name) {
        row(ben, name).getByLabel("Change tags of " + name).click();
        ben.page()
                .getByRole(AriaRole.OPTION)
                .filter(new FilterOptions().setHasText("Sales"))
                .click();
        ben.page().keyboard().press("Escape");
        assertThat(row(ben, name)).containsText("Sales");
    }

    private static void find(Desk ben, String name) {
        var rows = ben.page().getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW);
        ben.window().byRole(AriaRole.SEARCHBOX, "Search contacts").fill("uiderz");
        assertThat(rows).hasCount(2); // the head is one
        assertThat(row(ben, name)).isVisible();
    }

    private static Path export(Desk ben, String name) {
        row(ben, name).getByLabel("Select " + name).check();
        assertThat(ben.page().getByText("1 selected")).isVisible();
        ben.button("Export").click();
        var panel = ben.window().byRole(AriaRole.DIALOG, "Export contacts");
        panel.getByLabel("Excel (xlsx)").check();
        panel.getByText("Start export").click();
        var newest = panel.getByRole(AriaRole.LISTITEM)
                .filter(new FilterOptions().setHasText("Excel"))
                .first();
        assertThat(newest).containsText("1 row");
        return ben.page()
                .waitForDownload(() -> newest.getByText("Download").click())
                .path();
    }

    private static Locator row(Desk ben, String text) {
        return ben.page()
                .getByRole(AriaRole.TABLE)
                .getByRole(AriaRole.ROW)
                .filter(new FilterOptions().setHasText(text));
    }

    /** All but the times. */
    private static List<String> cells(Row row) {
        return IntStream.range(0, 10)
                .mapToObj(column -> row.getCell(column).getStringCellValue())
                .toList();
    }
}
