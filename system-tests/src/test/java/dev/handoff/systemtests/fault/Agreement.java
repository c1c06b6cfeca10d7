package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.fault.Ledger.Answered;
import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether everything that can be seen tells the same, and nothing that was answered is missing. Stores, views, topics and
 * copies are compared with each other by {@code ./handoff check}; this adds what only a client can tell: its own answers,
 * and what calls and files show.
 */
final class Agreement {

    private static final String CONVERSATION = "handoff.conversation.";
    private static final String CONTACT = "handoff.contact.";
    private static final List<String> FOLDERS = List.of("new", "mine", "assigned", "closed");

    private final Stack stack;
    private final List<Person> readers;
    private int turn;

    Agreement(Stack stack) {
        this.stack = stack;
        this.readers = List.of(stack.anna(), stack.ben(), stack.chris(), stack.olga(), stack.ada());
    }

    void check(Ledger ledger) {
        conversationsAgree(ledger);
        folderCountsAgreeWithLists();
        contactsAgree(ledger);
        ledger.exports().forEach(export -> Exports.awaitCompleted(stack.ben(), export));
        exportAgrees();
    }

    private void conversationsAgree(Ledger ledger) {
        var histories = new HashMap<String, List<JsonNode>>();
        for (var folder : FOLDERS) {
            for (var seen : stack.anna().list("/api/folders/" + folder)) {
                var id = seen.required("conversationId").asString();
                var history = history("/api/conversations/" + id);
                assertThat(histories.put(id, history))
                        .as(id + " is in one folder only")
                        .isNull();
                var told = ConversationTold.by(history);
                assertThat(ConversationTold.seen(seen)).as(id).isEqualTo(told);
                assertThat(folder).as("anna's folder of " + id).isEqualTo(told.folderOf("anna"));
            }
        }
        ledger.conversations().forEach((id, answered) -> holds(histories.get(id), CONVERSATION, id, answered));
    }

    private void folderCountsAgreeWithLists() {
        for (var person : List.of(stack.anna(), stack.ben(), stack.olga())) {
            var listed = new HashMap<String, Long>();
            for (var folder : FOLDERS) {
                listed.put(folder, (long) person.list("/api/folders/" + folder).size());
            }
            assertThat(person.folderCounts()).isEqualTo(listed);
        }
    }

    private void contactsAgree(Ledger ledger) {
        var histories = new HashMap<String, List<JsonNode>>();
        for (var contact : stack.anna().list("/api/contacts")) {
            var id = contact.required("contactId").asString();
            var history = history("/api/contacts/" + id);
            assertThat(contact.required("version").asLong())
                    .as("version of " + id)
                    .isEqualTo(history.size() - 1);
            histories.put(id, history);
        }
        ledger.contacts().forEach((id, answered) -> holds(histories.get(id), CONTACT, id, answered));
    }

    /** So many reads are shared among the team: each person may ask so many a second only. */
    private List<JsonNode> history(String path) {
        var history = readers.get(turn++ % readers.size()).list(path + "/history");
        assertThat(history.stream().map(event -> event.required("sequence").asLong()))
                .as("sequences of " + path)
                .containsExactlyElementsOf(
                        LongStream.range(0, history.size()).boxed().toList());
        return history;
    }

    private static void holds(List<JsonNode> history, String prefix, String id, Collection<Answered> answered) {
        assertThat(history).as("history of " + id).isNotNull();
        for (var command : answered) {
            assertThat(history).as("%s has %s", id, command).hasSizeGreaterThan((int) command.version());
            var event = history.get((int) command.version());
            assertThat(event.required("type").asString())
                    .as("%s has %s", id, command)
                    .isEqualTo(prefix + command.type() + ".v1");
            assertThat(event.required("by").asString())
                    .as("%s has %s", id, command)
                    .isEqualTo(command.by());
        }
    }

    private void exportAgrees() {
        var export = Exports.complete(stack.anna(), Map.of("format", "csv-comma"));
        var rows = Exports.rows(Exports.file(stack.anna(), export).is(200), ',');
        var exported = rows.stream()
                .skip(1)
                .map(row -> Stream.of(0, 4, 10, 11).map(row::get).toList())
                .toList();
        var listed = stack.anna().list("/api/contacts").stream()
                .map(contact -> Stream.of("contactId", "email", "createdAt", "updatedAt")
                        .map(field -> contact.required(field).stringValue(""))
                        .toList())
                .toList();
        // As differences: together they are too long to be read.
        assertThat(exported).doesNotHaveDuplicates();
        assertThat(without(listed, exported)).as("in the list, not in the file").isEmpty();
        assertThat(without(exported, listed)).as("in the file, not in the list").isEmpty();
    }

    private static Set<List<String>> without(List<List<String>> some, List<List<String>> others) {
        var rest = new HashSet<>(some);
        others.forEach(rest::remove);
        return rest;
    }
}
