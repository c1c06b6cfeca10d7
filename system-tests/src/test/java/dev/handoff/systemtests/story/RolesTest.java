package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The contract's table of who may do what, row by row and for every role. */
@StackTest
class RolesTest {

    private final Stack stack;

    RolesTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void only_bots_escalate_and_pass_on_what_visitors_say() {
        may("escalate", List.of("bot"), person -> person.post("/api/conversations", Person.escalation(Map.of())));
        var id = stack.bot().escalate("Anybody there?");
        may("pass on", List.of("bot"), person -> person.passOn(id, "Hello?"));
    }

    @Test
    void people_work_with_conversations_and_bots_do_not() {
        var people = List.of("agent", "operator", "admin");
        for (var path : List.of("/api/folders", "/api/folders/new", "/api/agents")) may(path, people, get(path));
        may(
                "read",
                people,
                person -> person.get("/api/conversations/" + stack.bot().escalate("Read me")));
        may(
                "read messages",
                people,
                person -> person.get("/api/conversations/" + stack.bot().escalate("Read me") + "/messages"));
        may("assign", people, person -> person.assign(stack.bot().escalate("Take me")));
        may("reassign", people, person -> person.reassign(assignedToBen(), "chris"));
        may("join", people, person -> person.join(assignedToBen()));
        may("join, message, leave", people, person -> {
            var id = assignedToBen();
            person.join(id);
            person.say(id, "Hello");
            return person.leave(id);
        });
    }

    @Test
    void people_work_with_contacts_and_exports_and_bots_do_not() {
        var people = List.of("agent", "operator", "admin");
        for (var path : List.of("/api/contacts", "/api/tags", "/api/tag-groups", "/api/exports"))
            may(path, people, get(path));
        may("make a contact", people, person -> person.post("/api/contacts", Map.of("lastName", "Roles")));
        var contact = stack.anna()
                .post("/api/contacts", Map.of("lastName", "Roles"))
                .is(201)
                .text("contactId");
        may("change it", people, person -> person.patch("/api/contacts/" + contact, Map.of("firstName", "Any")));
        may("tag it", people, person -> person.put("/api/contacts/" + contact + "/tags", Map.of("tags", List.of())));
        may("export", people, person -> person.post("/api/exports", Map.of("format", "csv-comma")));
    }

    @Test
    void everyone_unassigns_and_closes_their_own() {
        var people = List.of("agent", "operator", "admin");
        may("unassign one's own", people, person -> {
            var id = stack.bot().escalate("Take me");
            person.assign(id);
            return person.unassign(id);
        });
        may("close one's own", people, person -> {
            var id = stack.bot().escalate("Take me");
            person.assign(id);
            return person.close(id);
        });
    }

    @Test
    void operators_and_admins_unassign_for_others_and_manage_the_catalogue() {
        var some = List.of("operator", "admin");
        may("unassign somebody else's", some, person -> person.unassign(assignedToBen()));
        may("make a group", some, person -> person.post("/api/tag-groups", Map.of("name", name(), "single", false)));
        may("make a tag", some, person -> person.post("/api/tags", Map.of("name", name())));
        may("rename a tag", some, person -> person.patch("/api/tags/" + newTag(), Map.of("name", name())));
        may("delete a tag", some, person -> person.delete("/api/tags/" + newTag()));
    }

    @Test
    void nobody_closes_what_somebody_else_has() {
        may("close somebody else's", List.of(), person -> person.close(assignedToBen()));
    }

    /** Those who may are not refused; all others are, as 403. */
    private void may(String what, List<String> roles, Function<Person, Answer> call) {
        var people = new LinkedHashMap<String, Person>(
                Map.of("agent", stack.anna(), "operator", stack.olga(), "admin", stack.ada(), "bot", stack.bot()));
        people.forEach((role, person) -> {
            var answer = call.apply(person);
            if (roles.contains(role))
                assertThat(answer.status())
                        .as("%s as %s: %s", what, role, answer)
                        .isBetween(200, 299);
            else answer.isRefused(403, "forbidden");
        });
    }

    private static Function<Person, Answer> get(String path) {
        return person -> person.get(path);
    }

    private String assignedToBen() {
        var id = stack.bot().escalate("Ben has it");
        stack.ben().assign(id).is(200);
        return id;
    }

    private String newTag() {
        return stack.olga().post("/api/tags", Map.of("name", name())).is(201).text("tagId");
    }

    private static String name() {
        return "roles-" + UUID.randomUUID();
    }
}
