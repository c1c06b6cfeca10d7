package dev.handoff.systemtests.story;

import dev.handoff.systemtests.stack.Stack;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Contacts for files. */
final class ThreeContacts {

    private ThreeContacts() {}

    /** One that spreadsheets would run, one with letters of the world, and a plain one; oldest first. */
    static List<JsonNode> of(Stack stack, String mark) {
        var evil = make(
                stack,
                Map.of(
                        "displayName", "=cmd|' /C calc'!A0 " + mark,
                        "firstName", "-1+1",
                        "lastName", "@SUM(A1), \"quoted\"; here",
                        "phone", "+49 151 23456789",
                        "externalId", "00" + mark));
        var tags = Map.of("tags", List.of(tag(stack, "+plus " + mark), tag(stack, "Support")));
        evil = stack.anna()
                .put("/api/contacts/" + evil.path("contactId").asString() + "/tags", tags)
                .is(200)
                .json();
        var plain = make(stack, Map.of("firstName", "Zoë 😀", "lastName", "Łuk " + mark, "phone", "+48 601 234 567"));
        return List.of(evil, plain, make(stack, Map.of("email", mark + "@example.org", "timeZone", "Europe/Warsaw")));
    }

    private static JsonNode make(Stack stack, Map<String, String> contact) {
        return stack.anna().post("/api/contacts", contact).is(201).json();
    }

    /** The id of the tag of this name, which is made if there is none. */
    static String tag(Stack stack, String name) {
        return stack.anna().list("/api/tags").stream()
                .filter(tag -> tag.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(() -> stack.olga()
                        .post("/api/tags", Map.of("name", name))
                        .is(201)
                        .json())
                .path("tagId")
                .asString();
    }
}
