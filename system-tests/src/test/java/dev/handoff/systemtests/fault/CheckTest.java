package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Databases;
import dev.handoff.systemtests.stack.Ran;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That {@code ./handoff check} finds nothing where nothing is wrong, and names what is. */
@WholeStackTest
class CheckTest {

    private final Stack stack;
    private final Databases databases;

    CheckTest(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    /**
     * Something that is not as the events say.
     *
     * @param differences the lines that tell it, and nothing else
     */
    private record Damage(String database, String damage, String repair, List<String> differences) {}

    @Test
    void whatever_is_damaged_is_named_exactly() {
        var conversation = livedThrough();
        var contact = contactOf(conversation);
        assertNamed(Stream.concat(damagesOf(conversation), damagesOf(contact, conversation))
                .toList());
        assertNamed(List.of(missingRow(conversation)));
        assertNamed(List.of(missingEvent(conversation)));
        stack.run("check").well();
    }

    private void assertNamed(List<Damage> damages) {
        try {
            damages.forEach(damage -> databases.execute(damage.database(), damage.damage()));
            var ran = stack.run("check");
            assertThat(differences(ran))
                    .containsExactlyInAnyOrderElementsOf(damages.stream()
                            .flatMap(damage -> damage.differences().stream())
                            .toList());
            assertThat(ran.exitCode()).isEqualTo(1);
        } finally {
            damages.forEach(damage -> databases.execute(damage.database(), damage.repair()));
        }
    }

    private String livedThrough() {
        var visitor = Map.of("displayName", "Erika Check", "email", System.nanoTime() + "@example.org");
        var conversation = stack.bot().escalate(Map.of("contact", visitor, "inbox", "check"));
        stack.anna().assign(conversation).is(200);
        stack.anna().join(conversation).is(200);
        stack.anna().say(conversation, "Hello").is(201);
        return conversation;
    }

    /** Tagged, once it is there. */
    private String contactOf(String conversation) {
        stack.run("check").well(); // waits until the contact has engaged
        var contact = databases.value(
                "contacts", "select contact_id from engagements where conversation_id = '%s'".formatted(conversation));
        stack.anna().post("/api/contacts/" + contact + "/tags/inbox-sales").is(200);
        return contact;
    }

    private Stream<Damage> damagesOf(String id) {
        var is = "conversation_id = '" + id + "'";
        var said = databases.value("inbox", "select position from messages where " + is);
        var count = Long.parseLong(databases.value(
                "inbox", "select count from folder_counts where folder = 'assigned' and agent = 'anna'"));
        return Stream.of(
                inbox(
                        "update conversations set assignee = 'zoe' where " + is,
                        "update conversations set assignee = 'anna' where " + is,
                        "inbox conversations %s: assignee is \"zoe\", expected \"anna\"".formatted(id)),
                inbox(
                        "insert into participants values ('%s', 'ben', 2)".formatted(id),
                        "delete from participants where agent_id = 'ben' and " + is,
                        "inbox participants %s ben: a row that no event explains".formatted(id)),
                inbox(
                        "update messages set text = 'Hullo!' where " + is,
                        "update messages set text = 'Hello' where " + is,
                        "inbox messages %s %s 0: text is a text of 6 characters (#%08x), expected a text of 5 characters (#%08x)"
                                .formatted(id, said, "Hullo!".hashCode(), "Hello".hashCode())),
                inbox(
                        "update folder_counts set count = count + 1 where folder = 'assigned' and agent = 'anna'",
                        "update folder_counts set count = count - 1 where folder = 'assigned' and agent = 'anna'",
                        "inbox folder_counts assigned anna: count is %d, expected %d".formatted(count + 1, count)),
                inbox(
                        "delete from inboxes where name = 'check'",
                        "insert into inboxes values ('check')",
                        "inbox inboxes check: the row is missing"));
    }

    private static Damage missingRow(String id) {
        return inbox(
                kept("conversations", "conversation_id = '" + id + "'"),
                "insert into conversations select * from kept; drop table kept",
                "inbox conversations %s: the row is missing".formatted(id));
    }

    private Damage missingEvent(String id) {
        var event = "aggregate_id = '%s' and sequence = 1".formatted(id);
        var position = databases.value("inbox", "select position from events where " + event);
        return inbox(
                kept("events", event),
                "insert into events select * from kept; drop table kept",
                "inbox events %s: event 1 is missing".formatted(id),
                "inbox events: position %s is missing".formatted(position));
    }

    private Stream<Damage> damagesOf(String id, String conversation) {
        var is = "contact_id = '" + id + "'";
        var name = "display_name is a text of 4 characters (#%08x), expected a text of 11 characters (#%08x)"
                .formatted("Else".hashCode(), "Erika Check".hashCode());
        var rename = "set display_name = 'Else' where " + is;
        var nameAgain = "set display_name = 'Erika Check' where " + is;
        return Stream.of(
                new Damage(
                        "contacts",
                        "update contacts " + rename,
                        "update contacts " + nameAgain,
                        List.of("contacts contacts %s: %s".formatted(id, name))),
                new Damage(
                        "contacts",
                        "update contact_tags set name = 'Sold' where " + is,
                        "update contact_tags set name = 'Sales' where " + is,
                        List.of("contacts contact_tags %s inbox-sales: name is \"Sold\", expected \"Sales\""
                                .formatted(id))),
                new Damage(
                        "contacts",
                        kept("claims", "value = '" + conversation + "'"),
                        "insert into claims select * from kept; drop table kept",
                        List.of("contacts claims %s engagement #%08x: the row is missing"
                                .formatted(id, conversation.hashCode()))),
                new Damage(
                        "exports",
                        "update contact " + rename,
                        "update contact " + nameAgain,
                        List.of("exports contact %s: %s".formatted(id, name))),
                inbox(
                        "update contact_copy " + rename,
                        "update contact_copy " + nameAgain,
                        "inbox contact_copy %s: %s".formatted(id, name)));
    }

    private static Damage inbox(String damage, String repair, String... differences) {
        return new Damage("inbox", damage, repair, List.of(differences));
    }

    private static String kept(String table, String rows) {
        return "create table kept as select * from %1$s where %2$s; delete from %1$s where %2$s".formatted(table, rows);
    }

    private static List<String> differences(Ran ran) {
        return ran.lines().stream()
                .takeWhile(line -> !line.startsWith("Compared in"))
                .toList();
    }
}
