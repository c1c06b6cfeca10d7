package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final Service SERVICE = Service.shared();

    @Test
    void a_list_comes_in_pages() {
        var first = SERVICE.get("/api/things").json();
        assertThat(first.get("items").size()).isEqualTo(50);
        var last = SERVICE.get(
                "/api/things?limit=200&cursor=" + first.get("nextCursor").stringValue());
        assertThat(last.json().get("items").get(0).stringValue()).isEqualTo("thing-50");
        assertThat(last.json().get("items").size()).isEqualTo(70);
        assertThat(last.json().get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|limit: must be a whole number from 1 to 200",
                "limit=201|limit: must be a whole number from 1 to 200",
                "limit=x|limit: must be a whole number from 1 to 200",
                "limit=|limit: must be a whole number from 1 to 200",
                "limit=1e1|limit: must be a whole number from 1 to 200",
                "cursor=garbled|cursor: is not a nextCursor of this list",
                "cursor=|cursor: is not a nextCursor of this list",
                "cursor=%E2%82%AC|cursor: is not a nextCursor of this list",
                "colour=green|colour: must be one of red, dark-blue",
                "colour=RED|colour: must be one of red, dark-blue",
                "at=yesterday|at: must be a time like 2026-03-01T09:30:00.000Z",
                "at=5|at: must be a time like 2026-03-01T09:30:00.000Z",
                "at=2026-02-30T00:00:00Z|at: must be a time like 2026-03-01T09:30:00.000Z",
                "q=123456|q: must be 1 to 5 characters long",
                "q=%00|q: must not contain NUL or half a surrogate pair",
            })
    void a_parameter_that_is_wrong_is_named(String query, String error) {
        var answer = SERVICE.get("/api/things?" + query);
        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.errors()).isEqualTo(error);
    }

    @Test
    void all_parameters_that_are_wrong_are_named() {
        assertThat(SERVICE.get("/api/things?limit=0&colour=green&at=x").errors().lines())
                .hasSize(3);
    }

    @Test
    void a_cursor_of_another_list_is_none_of_this() {
        assertThat(SERVICE.get("/api/things?cursor=" + Cursor.after("others", 1).token())
                        .errors())
                .isEqualTo("cursor: is not a nextCursor of this list");
        assertThat(SERVICE.get("/api/things?cursor="
                                + Cursor.after("things", "x").token())
                        .errors())
                .isEqualTo("cursor: is not a nextCursor of this list");
    }

    @Test
    void a_parameter_that_is_needed_is_named() {
        assertThat(SERVICE.get("/api/required").errors()).isEqualTo("at: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T09:30:00Z", "2026-03-01T11:30:00%2B02:00", "2026-03-01T11:30:00+02:00"})
    void times_have_any_offset_and_are_answered_in_utc(String time) {
        assertThat(SERVICE.get("/api/required?at=" + time).body()).isEqualTo("\"2026-03-01T09:30:00.000Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"3\"',200",
                "*,200",
                "'\"2\"',412",
                "'\"4\"',412",
                "3,400",
                "'W/\"3\"',400",
                "'\"x\"',400",
                "'\"3\", \"4\"',400",
                "'\"',400"
            })
    void if_match_names_one_version(String value, int status) {
        var answer = SERVICE.post("/api/things/a/assign", null, "If-Match", value);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) assertThat(answer.errors()).startsWith("If-Match: ");
    }

    @Test
    void instants_have_milliseconds() {
        assertThat(SERVICE.get("/api/things/a").json().get("at").stringValue()).isEqualTo("1970-01-01T00:00:00.123Z");
    }
}
