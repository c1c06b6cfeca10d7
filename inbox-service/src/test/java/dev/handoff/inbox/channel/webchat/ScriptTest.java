package dev.handoff.inbox.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    @ParameterizedTest
    @CsvSource({
        "en, When do you OPEN?, Monday to Friday",
        "en, Where is my parcel?, tracking number",
        "en, I want my money: the invoice is wrong, payable",
        "en, Can I talk to a human about my order?, I hand you over",
        "en, Bananas, not sure",
        "de, Wo ist mein Paket?, Sendungsnummer",
        "de-AT, Wann habt ihr geöffnet?, Montag bis Freitag",
        "de, Ich will einen Menschen, ich übergebe",
        "nl-NL, Waar blijft mijn pakket?, volgnummer",
        "nl, Mag ik een medewerker spreken?, geef ik u door",
        "fr, Bonjour, not sure",
        "not a language, Hello, not sure"
    })
    void the_bot_knows_three_things_and_offers_a_human(String language, String said, String answer) {
        assertThat(Script.in(language).answerTo(said)).contains(answer);
    }

    @Test
    void it_greets_in_the_visitors_language() {
        assertThat(Script.in("en").greeting()).startsWith("Hello!");
        assertThat(Script.in("de-DE").greeting()).startsWith("Hallo! Ich bin");
        assertThat(Script.in("nl").greeting()).startsWith("Hallo! Ik ben");
    }
}
