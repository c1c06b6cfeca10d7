package dev.handoff.starter.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.events.contact.ContactDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSearchTest {

    @Test
    void what_is_searched_is_folded_and_tells_nothing_twice() {
        var details =
                new ContactDetails("Zoë Weiß", true, "Zoë", "Weiß", "ZOE@example.org", "+4930901820", "de", null, "7");
        assertThat(ContactSearch.searched(details)).isEqualTo("zoe weiss\nzoe\nweiss\nzoe@example.org\n+4930901820\n7");
    }

    @Test
    void every_word_is_looked_for_once() {
        var search = ContactSearch.of("Weiß ZOË weiss").orElseThrow();
        assertThat(search.parameters()).containsExactly("%weiss%", "%zoe%");
    }

    @ParameterizedTest
    @CsvSource({"030 90-18 20, %30901820%", "+49 (30) 90, %493090%", "090, %090%", "0000000, %000%", "00000001, %001%"})
    void a_phone_number_is_found_in_any_notation_also_as_it_is_dialled_in_the_country(String typed, String digits) {
        assertThat(ContactSearch.of(typed).orElseThrow().parameters()).contains(digits);
    }

    @Test
    void what_means_something_to_sql_is_looked_for_as_it_stands() {
        assertThat(ContactSearch.of("50%_\\").orElseThrow().parameters()).containsExactly("%50\\%\\_\\\\%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0\u2003"})
    void space_is_no_search(String typed) {
        assertThat(ContactSearch.of(typed)).isEmpty();
    }
}
