package dev.handoff.export.contactcopy;

import static dev.handoff.export.contactcopy.CopyFixture.event;
import static dev.handoff.export.contactcopy.CopyFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.messaging.ReceivedEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSnapshotTest {

    private final CopyFixture fixture = new CopyFixture();

    @BeforeEach
    void fill() throws SQLException {
        var jerome = new ContactDetails(
                "Jérôme Großmann",
                true,
                "Jérôme",
                "Großmann",
                "jg@example.org",
                "+4930901820",
                "fr",
                "Europe/Paris",
                "CRM-20817");
        fixture.receive(
                event(1, new Created("b", named("Born second"))),
                event(1, new Created("a", named("Born second, too"))),
                event(0, new Created("z", jerome)),
                event(2, new TagsChanged("z", List.of(new ContactTag("t-1", "Sales", "Inbox")))));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void rows_come_by_time_of_creation_and_then_by_id() throws Exception {
        assertThat(ids(ContactFilter.NONE)).containsExactly("z", "a", "b");
    }

    @Test
    void a_snapshot_shows_nothing_that_happened_after_it_was_taken() throws Exception {
        var many = IntStream.range(0, 5_000)
                .mapToObj(i -> event(5, new Created("many-" + i, named("Old"))))
                .toArray(ReceivedEvent[]::new);
        fixture.receive(many);
        List<String> names = new ArrayList<>();
        try (var snapshot = fixture.copy.snapshot(ContactFilter.NONE)) {
            var count = snapshot.count();
            snapshot.forEach(row -> {
                if (names.isEmpty()) changeAll(many);
                names.add(row.displayName());
            });
            assertThat(names).hasSize((int) count).hasSize(5_003).doesNotContain("New");
        }
        assertThat(fixture.read().stream().filter(row -> row.displayName().equals("New")))
                .hasSize(4_999);
    }

    @Test
    void every_field_comes_as_it_was_told() throws Exception {
        var details = new ContactDetails(
                "\\N\t\"x\"\r\n", false, "名", "\uD83D\uDE00", "a@b", "+491", "en", "Asia/Tokyo", "0");
        fixture.receive(event(3, new Created("odd", details)));

        assertThat(fixture.read(new ContactFilter(null, null, List.of("odd"))))
                .containsExactly(new ContactRow(
                        "odd",
                        details.displayName(),
                        details.firstName(),
                        details.lastName(),
                        details.email(),
                        details.phone(),
                        details.language(),
                        details.timeZone(),
                        details.externalId(),
                        null,
                        CopyFixture.at(3),
                        CopyFixture.at(3)));
    }

    @Test
    void who_is_known_by_tags_alone_is_neither_counted_nor_read() throws Exception {
        fixture.receive(event(1, new TagsChanged("early", List.of(new ContactTag("t-1", "Sales", "Inbox")))));

        try (var snapshot = fixture.copy.snapshot(ContactFilter.NONE)) {
            assertThat(snapshot.count()).isEqualTo(3);
        }
        assertThat(ids(ContactFilter.NONE)).containsExactly("z", "a", "b");
    }

    @Test
    void reading_stops_in_the_middle_and_the_connection_is_good_for_another() throws Exception {
        fixture.receive(IntStream.range(0, 50_000)
                .mapToObj(i -> event(5, new Created("many-" + i, named("x".repeat(200)))))
                .toArray(ReceivedEvent[]::new));
        var full = new IOException("disk full");

        try (var connection = fixture.database.getConnection()) {
            var snapshot = new ContactSnapshot(connection, ContactConditions.of(ContactFilter.NONE));
            assertThatThrownBy(() -> snapshot.forEach(_ -> {
                        throw full;
                    }))
                    .isSameAs(full)
                    .hasNoSuppressedExceptions();

            assertThat(snapshot.count()).isEqualTo(50_003);
        }
    }

    @Test
    void contacts_are_filtered_by_tag_and_by_id() throws Exception {
        assertThat(ids(new ContactFilter("t-1", null, null))).containsExactly("z");
        assertThat(ids(new ContactFilter("t-2", null, null))).isEmpty();
        assertThat(ids(new ContactFilter(null, null, List.of("b", "z", "unknown"))))
                .containsExactly("z", "b");
        assertThat(ids(new ContactFilter(null, null, List.of()))).isEmpty();
        assertThat(ids(new ContactFilter("t-1", null, List.of("b")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jerome",
                "GROSSMANN",
                "großm",
                "sman jer",
                "jg@EXAMPLE",
                "crm-20",
                "+49 30 901",
                "0901820",
                "(30) 9018"
            })
    void a_search_finds_parts_of_words_whatever_case_accents_and_notation(String q) throws Exception {
        assertThat(ids(new ContactFilter(null, q, null))).containsExactly("z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"o'neil", "?", "a\\b", "' or true --", "$1", "current_setting('handoff.parameter_1') o'neil"})
    void what_is_searched_for_is_text_and_not_sql(String q) throws Exception {
        fixture.receive(event(
                3, new Created("odd", named("O'Neil? a\\b ' or true -- $1 current_setting('handoff.parameter_1')"))));

        assertThat(ids(new ContactFilter(null, q, null))).containsExactly("odd");
        assertThat(ids(new ContactFilter("t-1", q, List.of("odd", "z")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jerome born", "99", "%", "_", "Paris", "großmann jg@example.orga"})
    void a_search_finds_nothing_else(String q) throws Exception {
        assertThat(ids(new ContactFilter(null, q, null))).isEmpty();
    }

    private void changeAll(ReceivedEvent[] created) throws IOException {
        try {
            fixture.receive(IntStream.range(0, created.length)
                    .mapToObj(i -> event(6, new DetailsChanged(created[i].subject(), named("New"))))
                    .toArray(ReceivedEvent[]::new));
            fixture.receive(event(7, new Deleted(created[0].subject())));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private List<String> ids(ContactFilter filter) throws SQLException, IOException {
        return fixture.read(filter).stream().map(ContactRow::contactId).toList();
    }
}
