package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.fault.Ledger.Answered;
import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import java.util.ArrayList;
import java.util.Collection;
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

    private final Stack stack;
    private final List<Person> readers;
    private int turn;

    Agreement(Stack stack) {
        this.stack = stack;
        this.readers = List.of(stack.anna(), stack.ben(), stack.chris(), stack.olga(), stack.ada());
    }

    /** What is missing of what was answered, in words; fails if what is there does not agree. */
    List<String> missing(Ledger ledger) {
        var missing = new ArrayList<String>();
        ledger.conversations().forEach((id, answered) -> {
            var history = history("/api/conversations/" + id);
            missing.addAll(without(answered, history, CONVERSATION, id));
            if (!history.isEmpty()) isSeenAsTold(id, history);
        });
        ledger.contacts()
                .forEach((id, answered) ->
                        missing.addAll(without(answered, history("/api/contacts/" + id), CONTACT, id)));
        ledger.exports().stream().filter(this::isMissing).forEach(missing::add);
        return missing;
    }

    private void isSeenAsTold(String id, List<JsonNode> history) {
        var seen = stack.anna().sees(id);
        var told = ConversationTold.by(history);
        assertThat(ConversationTold.seen(seen)).as(id).isEqualTo(told);
        assertThat(seen.required("folder").asString())
                .as("anna's folder of " + id)
                .isEqualTo(told.folderOf("anna"));
    }

    /** Empty if there is none. So many reads are shared among the team: each person may ask so many a second only. */
    private List<JsonNode> history(String path) {
        var answer = readers.get(turn++ % readers.size()).get(path + "/history?limit=200");
        if (answer.status() == 404) return List.of();
        var history = new ArrayList<JsonNode>();
        answer.is(200).json().required("items").forEach(history::add);
        assertThat(history.stream().map(event -> event.required("sequence").asLong()))
                .as("sequences of " + path)
                .containsExactlyElementsOf(
                        LongStream.range(0, history.size()).boxed().toList());
        return history;
    }

    private static List<String> without(
            Collection<Answered> answered, List<JsonNode> history, String prefix, String id) {
        return answered.stream()
                .filter(command -> history.size() <= command.version()
                        || !isOf(command, history.get((int) command.version()), prefix))
                .map(command -> id + " has no " + command)
                .toList();
    }

    private static boolean isOf(Answered command, JsonNode event, String prefix) {
        return event.required("type").asString().equals(prefix + command.type() + ".v1")
                && event.required("by").asString().equals(command.by());
    }

    /** One that was told to have failed for want of room is not missing: it said so. */
    private boolean isMissing(String export) {
        var end = Exports.awaitEnd(stack.ben(), export);
        if (end.text("status").equals("completed")) return false;
        return !end.json().path("error").asString("").contains("There is no room left");
    }

    /** A file tells of every contact what the list tells. */
    void exportAgrees() {
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
