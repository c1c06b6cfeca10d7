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
        var anna = browsers.signIn("anna");
        anna.page().getByRole(AriaRole.NAVIGATION).getByText("Contacts").click();
        assertThat(anna.window().byRole(AriaRole.HEADING, "Contacts")).isVisible();

        create(anna);
        find(anna, "Nel Zuiderzee");
        var renamed = rename(anna);
        tag(anna, renamed);
        var file = export(anna, renamed);

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

    private static void create(Desk anna) {
        anna.button("+ Create user").click();
        var form = anna.window().byRole(AriaRole.DIALOG, "Create user");
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
        pick(anna, form.getByLabel("Language"), "Dutch");
        pick(anna, form.getByLabel("Time zone"), "Europe/Amsterdam");
        form.getByLabel("External ID").fill("CRM-0042");
        form.getByText("Create", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(form).hasCount(0);
    }

    private static void pick(Desk anna, Locator field, String choice) {
        field.click();
        anna.page().getByRole(AriaRole.COMBOBOX).fill(choice);
        anna.page().getByRole(AriaRole.OPTION).first().click();
        assertThat(field).containsText(choice);
    }

    private static String rename(Desk anna) {
        row(anna, "Nel Zuiderzee").getByText("Nel Zuiderzee").click();
        var name = row(anna, "nel@zuiderzee.example").getByLabel("Name");
        assertThat(name).isFocused();
        name.fill("Nel (harbour)");
        name.press("Enter");
        assertThat(row(anna, "Nel (harbour)")).isVisible();
        return "Nel (harbour)";
    }

    private static void tag(Desk anna, String name) {
        row(anna, name).getByLabel("Change tags of " + name).click();
        anna.page()
                .getByRole(AriaRole.OPTION)
                .filter(new FilterOptions().setHasText("Sales"))
                .click();
        anna.page().keyboard().press("Escape");
        assertThat(row(anna, name)).containsText("Sales");
    }

    private static void find(Desk anna, String name) {
        var rows = anna.page().getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW);
        anna.window().byRole(AriaRole.SEARCHBOX, "Search contacts").fill("uiderz");
        assertThat(rows).hasCount(2); // the head is one
        assertThat(row(anna, name)).isVisible();
    }

    private static Path export(Desk anna, String name) {
        row(anna, name).getByLabel("Select " + name).check();
        assertThat(anna.page().getByText("1 selected")).isVisible();
        anna.button("Export").click();
        var panel = anna.window().byRole(AriaRole.DIALOG, "Export contacts");
        panel.getByLabel("Excel (xlsx)").check();
        panel.getByText("Start export").click();
        // Colleagues export, too, to other formats.
        var newest = panel.getByRole(AriaRole.LISTITEM)
                .filter(new FilterOptions().setHasText("Excel"))
                .first();
        assertThat(newest).containsText("1 row");
        return anna.page()
                .waitForDownload(() -> newest.getByText("Download").click())
                .path();
    }

    private static Locator row(Desk anna, String text) {
        return anna.page()
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
