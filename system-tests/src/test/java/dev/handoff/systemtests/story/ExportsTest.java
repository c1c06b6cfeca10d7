package dev.handoff.systemtests.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which contacts are in a file, and who may have it. */
@StackTest
class ExportsTest {

    private final Stack stack;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    ExportsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_file_holds_every_change_answered_before_it_was_asked_for() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            var contact = stack.anna()
                    .post("/api/contacts", Map.of("lastName", "Snapshot " + mark))
                    .is(201)
                    .text("contactId");
            ids.add(contact);
            stack.anna()
                    .patch("/api/contacts/" + contact, Map.of("firstName", "Latest " + i))
                    .is(200);
            var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("contactIds", ids)));
            var rows = Exports.rows(Exports.file(stack.anna(), id).is(200), ',');
            assertThat(rows).hasSize(i + 2);
            assertThat(rows.getLast().get(0)).isEqualTo(contact);
            assertThat(rows.getLast().get(2)).isEqualTo("Latest " + i);
        }
        stack.anna().delete("/api/contacts/" + ids.getFirst()).is(204);
        var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("contactIds", ids)));
        var without = Exports.file(stack.anna(), id).is(200);
        assertThat(without.bodyText()).doesNotContain(ids.getFirst()).contains(ids.get(1));

        var again = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("contactIds", ids)));
        assertThat(Exports.file(stack.anna(), again).is(200).body())
                .as("the same state gives the same bytes")
                .isEqualTo(without.body());
    }

    @Test
    void filters_are_those_of_the_list_of_contacts() {
        ThreeContacts.of(stack, mark);
        var tag = ThreeContacts.tag(stack, "+plus " + mark);
        for (var filter : List.of(Map.of("tag", tag), Map.of("q", mark), Map.of("q", "zoe " + mark, "tag", tag))) {
            var query = new StringBuilder("/api/contacts?");
            filter.forEach((name, value) -> query.append(name)
                    .append('=')
                    .append(value.replace(" ", "%20"))
                    .append('&'));
            var listed = stack.anna().list(query.substring(0, query.length() - 1)).stream()
                    .map(contact -> contact.path("contactId").asString())
                    .toList();
            var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", filter));
            var rows = Exports.rows(Exports.file(stack.anna(), id).is(200), ',');
            assertThat(rows.stream().skip(1).map(row -> row.get(0))).containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void a_download_that_was_cut_goes_on_where_it_was() throws Exception {
        ThreeContacts.of(stack, mark);
        var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("q", mark)));
        var path = "/api/exports/" + id + "/file";
        var whole = stack.anna().get(path).is(200);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole.body()));
        assertThat(whole.header("ETag")).isEqualTo("\"" + sha256 + "\"");
        var export = stack.anna().get("/api/exports/" + id).is(200).json();
        assertThat(export.path("sha256").asString()).isEqualTo(sha256);
        assertThat(export.path("bytes").asLong()).isEqualTo(whole.body().length);
        assertThat(export.path("rows").asLong()).isEqualTo(3);
        assertThat(export.path("createdBy").asString()).isEqualTo("anna");

        var rest = stack.anna()
                .with("Range", "bytes=10-")
                .with("If-Range", whole.header("ETag"))
                .get(path)
                .is(206);
        assertThat(rest.header("Content-Range"))
                .isEqualTo("bytes 10-%d/%d".formatted(whole.body().length - 1, whole.body().length));
        assertThat(new String(rest.body(), UTF_8))
                .isEqualTo(new String(whole.body(), 10, whole.body().length - 10, UTF_8));
        assertThat(stack.anna().with("Range", "bytes=0-4").get(path).is(206).body())
                .hasSize(5);
        stack.anna()
                .with("Range", "bytes=10-")
                .with("If-Range", "\"another\"")
                .get(path)
                .is(200);
        stack.anna().with("If-None-Match", whole.header("ETag")).get(path).is(304);
    }

    @Test
    void an_export_is_its_owners_and_the_admins() {
        // Nobody else exports as Chris: this is his latest.
        var id = Exports.complete(stack.chris(), Map.of("format", "xlsx"));
        for (var person : List.of(stack.ben(), stack.olga())) {
            person.get("/api/exports/" + id).isRefused(404, "not-found");
            person.get("/api/exports/" + id + "/file").isRefused(404, "not-found");
            person.delete("/api/exports/" + id).isRefused(404, "not-found");
        }
        stack.ada().get("/api/exports/" + id + "/file").is(200);
        assertThat(stack.chris()
                        .get("/api/exports?limit=1")
                        .is(200)
                        .json()
                        .required("items")
                        .get(0)
                        .path("exportId")
                        .asString())
                .isEqualTo(id);
        assertThat(stack.ben().list("/api/exports"))
                .noneMatch(export -> export.path("exportId").asString().equals(id));
        stack.chris().delete("/api/exports/" + id).is(204);
        stack.chris().get("/api/exports/" + id).isRefused(404, "not-found");
        stack.chris().get("/api/exports/" + id + "/file").isRefused(404, "not-found");
    }
}
