package dev.handoff.contact.text;

import static dev.handoff.contact.text.Notation.EMAIL;
import static dev.handoff.contact.text.Notation.LANGUAGE;
import static dev.handoff.contact.text.Notation.PHONE;
import static dev.handoff.contact.text.Notation.TEXT;
import static dev.handoff.contact.text.Notation.TIME_ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria@example.org",
                "root@localhost",
                "\"Maria Jansen\"@example.org",
                "\"a\\\"b\"@example.org",
                "o'brien+tag@x_y.z",
                "a@[127.0.0.1]"
            })
    void an_email_is_an_addr_spec(String text) {
        assertThat(EMAIL.normal(" " + text + " ")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria",
                "@example.org",
                "maria@",
                "a b@example.org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@b..c",
                "a@b@c",
                "a(comment)@example.org",
                "Maria <maria@example.org>",
                "müller@example.org"
            })
    void anything_else_is_no_email(String text) {
        assertThatThrownBy(() -> EMAIL.normal(text))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("e-mail");
    }

    @ParameterizedTest
    @CsvSource({
        "+49 30 901820, +4930901820",
        "+49 (0)30 / 90 18-20, +4930901820",
        "+1 (202) 555-0123, +12025550123",
        "tel:+44-20-7946-0018, +442079460018",
        "＋49 171 5551234, +491715551234"
    })
    void a_phone_with_its_country_code_is_kept_as_e164(String text, String e164) {
        assertThat(PHONE.normal(text)).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"030 901820", "0049 30 901820", "+49", "+49 1", "+999 123456", "phone", "+49 30 901820 ext. 7"})
    void anything_else_is_no_phone(String text) {
        assertThatThrownBy(() -> PHONE.normal(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"de-DE, de-DE", "DE-de, de-DE", "zh-hant-tw, zh-Hant-TW", "en, en", "de-CH-1996, de-CH-1996"})
    void a_language_is_kept_in_canonical_case(String text, String tag) {
        assertThat(LANGUAGE.normal(text)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_DE", "d", "de-", "deutsch-deutsch-deutsch!", "12"})
    void anything_else_is_no_language(String text) {
        assertThatThrownBy(() -> LANGUAGE.normal(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "UTC, UTC",
        "America/Argentina/Ushuaia, America/Argentina/Ushuaia"
    })
    void a_time_zone_is_a_region(String text, String name) {
        assertThat(TIME_ZONE.normal(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "UTC+1", "GMT+2", "Z", "Mars/Phobos"})
    void anything_else_is_no_time_zone(String text) {
        assertThatThrownBy(() -> TIME_ZONE.normal(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t\n", "\u00a0\u2003"})
    void blank_is_absent(String text) {
        for (var notation : Notation.values()) assertThat(notation.normal(text)).isNull();
    }

    @Test
    void space_around_is_taken_off() {
        assertThat(TEXT.normal(" \u00a0Maria \n")).isEqualTo("Maria");
    }

    @Test
    void length_counts_characters_as_people_do() {
        assertThat(TEXT.normal("😀".repeat(200))).hasSize(400);
        assertThatThrownBy(() -> TEXT.normal("😀".repeat(201))).hasMessage("must have at most 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u007fb", "a\u0085b", "a\ud800b"})
    void control_characters_and_broken_ones_are_refused(String text) {
        assertThatThrownBy(() -> TEXT.normal(text)).hasMessage("must not contain control characters");
    }
}
