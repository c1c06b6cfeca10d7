package dev.handoff.gateway.session;

import dev.handoff.gateway.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A browser as far as sign-ins need one: it keeps cookies for the gateway, also when that moves, and goes where it is sent. */
final class Browser {

    private static final int TOO_MANY_REDIRECTIONS = 10;

    private record Cookie(String value, String path) {}

    private final Client client;
    private final Map<String, Cookie> cookies = new TreeMap<>();

    Browser(Client client) {
        this.client = client;
    }

    /** Another with the same cookies, as a thief would have, or the same person after the gateway has moved. */
    Browser copy(Client gateway) {
        var copy = new Browser(gateway);
        copy.cookies.putAll(cookies);
        return copy;
    }

    HttpResponse<String> get(String path) {
        return send(client.uri(path), request -> request);
    }

    HttpResponse<String> post(String path, String csrfToken) {
        return send(
                client.uri(path),
                request -> (csrfToken == null ? request : request.header(CsrfToken.HEADER, csrfToken))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) {
        return send(client.uri(path), how);
    }

    /** One request, and its answer, wherever that leads. */
    HttpResponse<String> send(URI uri, UnaryOperator<HttpRequest.Builder> how) {
        var answer = client.send(uri, request -> how.apply(withCookies(request, uri)));
        if (isGateway(uri)) answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    /** The answer at the end of all redirections, and where they led. */
    List<URI> follow(String path) {
        var way = new ArrayList<URI>();
        var next = client.uri(path);
        for (var n = 0; n < TOO_MANY_REDIRECTIONS; n++) {
            way.add(next);
            var answer = send(next, request -> request);
            var location = answer.headers().firstValue("Location");
            if (location.isEmpty()) return way;
            next = next.resolve(location.get());
        }
        throw new AssertionError("sent in circles: " + way);
    }

    HttpResponse<String> signIn() {
        follow("/session/sign-in");
        return get("/session");
    }

    String csrfToken() {
        return Client.json(get("/session")).path("csrfToken").stringValue();
    }

    /** Changes what is sealed in the cookie, as only the gateway could: above all, lets time pass. */
    void age(Seal seal, UnaryOperator<Session> change) {
        var sealed = cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith("handoff_session"))
                .map(cookie -> cookie.getValue().value())
                .collect(Collectors.joining());
        var session =
                change.apply(seal.open(Sessions.PURPOSE, sealed, Session.class).orElseThrow());
        cookies.keySet().removeIf(name -> name.startsWith("handoff_session"));
        var rest = seal.close(Sessions.PURPOSE, session);
        for (var n = 0; !rest.isEmpty(); n++) {
            var part = Math.min(rest.length(), 3_800);
            setCookie(n == 0 ? "handoff_session" : "handoff_session_" + n, rest.substring(0, part));
            rest = rest.substring(part);
        }
    }

    Map<String, String> cookies() {
        return cookies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }

    void setCookie(String name, String value) {
        cookies.put(name, new Cookie(value, "/"));
    }

    private HttpRequest.Builder withCookies(HttpRequest.Builder request, URI uri) {
        if (!isGateway(uri)) return request;
        var header = cookies.entrySet().stream()
                .filter(cookie -> uri.getPath().startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? request : request.header("Cookie", header);
    }

    private boolean isGateway(URI uri) {
        return uri.getPort() == client.port();
    }

    private void keep(String setCookie) {
        var parts = setCookie.split(";\\s*");
        var pair = parts[0].split("=", 2);
        var attributes = List.of(parts);
        if (attributes.contains("Max-Age=0")) cookies.remove(pair[0]);
        else {
            var path = attributes.stream()
                    .filter(one -> one.startsWith("Path="))
                    .findFirst()
                    .orElseThrow();
            cookies.put(pair[0], new Cookie(pair[1], path.substring("Path=".length())));
        }
    }
}
