package dev.handoff.systemtests.compose;

import static dev.handoff.systemtests.compose.ComposeFile.list;
import static dev.handoff.systemtests.compose.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people of the compose file are those of the local stack. */
class RealmTest {

    private final Map<String, Object> realm = Checkout.yaml("docker/keycloak/handoff-realm.json");

    @ParameterizedTest
    @CsvSource({
        "anna, Anna, agent",
        "ben, Ben, agent",
        "chris, Chris, agent",
        "olga, Olga, operator",
        "ada, Ada, admin",
        "bot-platform, Bot platform, bot"
    })
    void a_script_signs_in_as(String id, String name, String role) {
        var client = find("clients", "clientId", id);
        assertThat(client)
                .containsEntry("secret", id)
                .containsEntry("serviceAccountsEnabled", true)
                .containsEntry("defaultClientScopes", List.of("handoff"));
        assertThat(mapper(client, "sub")).containsEntry("claim.value", id).containsEntry("access.token.claim", "true");

        assertThat(find("users", "username", "service-account-" + id))
                .containsEntry("serviceAccountClientId", id)
                .containsEntry("firstName", name)
                .containsEntry("realmRoles", List.of(role));
    }

    @ParameterizedTest
    @CsvSource({"anna, Anna, agent", "ben, Ben, agent", "chris, Chris, agent", "olga, Olga, operator", "ada, Ada, admin"
    })
    void a_person_signs_in_as(String id, String name, String role) {
        var person = find("users", "username", id);
        assertThat(person).containsEntry("firstName", name).containsEntry("realmRoles", List.of(role));
        assertThat(map(list(person.get("credentials")).getFirst())).containsEntry("value", id);
        assertThat(new ComposeFile().container("inbox").environment().get("HANDOFF_AGENTS"))
                .contains(id + "=" + name);
    }

    @Test
    void tokens_say_who_it_is_and_what_they_may_do() {
        var scope = find("clientScopes", "name", "handoff");
        assertThat(mapper(scope, "roles"))
                .containsEntry("claim.name", "roles")
                .containsEntry("multivalued", "true")
                .containsEntry("access.token.claim", "true");
        assertThat(mapper(scope, "name")).containsEntry("access.token.claim", "true");
    }

    @Test
    void a_browser_is_sent_back_to_the_gateway_alone_and_needs_pkce() {
        var client = find("clients", "clientId", "handoff-web");
        assertThat(list(client.get("redirectUris")))
                .containsExactly(
                        "http://localhost:${HANDOFF_GATEWAY_PORT:8080}/session/callback",
                        "http://127.0.0.1:${HANDOFF_GATEWAY_PORT:8080}/session/callback");
        assertThat(map(client.get("attributes")))
                .containsEntry("pkce.code.challenge.method", "S256")
                .containsEntry(
                        "post.logout.redirect.uris",
                        "http://localhost:${HANDOFF_GATEWAY_PORT:8080}/*##http://127.0.0.1:${HANDOFF_GATEWAY_PORT:8080}/*");
        assertThat(mapper(client, "sub"))
                .containsEntry("user.attribute", "username")
                .containsEntry("id.token.claim", "true")
                .containsEntry("userinfo.token.claim", "true");
    }

    private Map<String, Object> find(String kind, String key, String value) {
        return list(realm.get(kind)).stream()
                .map(ComposeFile::map)
                .filter(one -> value.equals(one.get(key)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + value));
    }

    private static Map<String, Object> mapper(Map<String, Object> holder, String name) {
        return list(holder.get("protocolMappers")).stream()
                .map(ComposeFile::map)
                .filter(one -> name.equals(one.get("name")))
                .map(one -> map(one.get("config")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mapper " + name));
    }
}
