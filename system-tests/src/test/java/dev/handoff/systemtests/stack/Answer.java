package dev.handoff.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was answered. */
public final class Answer {

    private static final JsonMapper JSON = new JsonMapper();

    private final String call;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private Answer(String call, HttpResponse<byte[]> response) {
        this.call = call;
        this.status = response.statusCode();
        this.headers = response.headers();
        this.body = response.body();
    }

    static Answer to(HttpClient http, HttpRequest request) {
        try {
            return attempt(http, request);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Answer attempt(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofByteArray());
        return new Answer(request.method() + " " + request.uri(), response);
    }

    public int status() {
        return status;
    }

    /** Fails unless it has this status. */
    public Answer is(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return this;
    }

    /** Fails unless it is a problem with this status and code that is as every problem should be. */
    public Answer isRefused(int expected, String code) {
        is(expected);
        assertThat(header("Content-Type")).as(toString()).startsWith("application/problem+json");
        var problem = json();
        assertThat(problem.path("type").asString()).as(toString()).isEqualTo("urn:handoff:problem:" + code);
        assertThat(problem.path("status").asInt()).as(toString()).isEqualTo(expected);
        assertThat(problem.propertyNames()).as(toString()).contains("title", "detail", "instance", "correlationId");
        assertThat(problem.path("correlationId").asString()).isEqualTo(header("X-Correlation-Id"));
        assertThat(bodyText())
                .as("tells nothing of the inside")
                .doesNotContainPattern("Exception|\\bat [a-z]+\\.|(?i)\\bselect\\b|dev\\.handoff|org\\.|java\\.");
        return this;
    }

    /** The fields that a validation problem complains about. */
    public List<String> wrongFields() {
        var fields = new ArrayList<String>();
        json().required("errors")
                .forEach(error -> fields.add(error.required("field").asString()));
        return fields;
    }

    /** A header; null if there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public byte[] body() {
        return body.clone();
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The text of a field; null where it is null. */
    public String text(String field) {
        return json().required(field).stringValue(null);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return call + " -> " + status + " " + bodyText();
    }
}
