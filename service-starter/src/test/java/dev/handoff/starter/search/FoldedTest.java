package dev.handoff.starter.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource({
        "Maria Jansen, maria jansen",
        "JÉRÔME, jerome",
        "Großmann, grossmann",
        "GROẞMANN, grossmann",
        "Ødegård, odegard",
        "Łódź, lodz",
        "Æthelred Þór, aethelred thor",
        "Ιωάννης, ιωαννησ",
        "ISTANBUL, istanbul",
        "İstanbul, istanbul",
        "ﬁnn, finn",
        "李伟, 李伟",
        "김철수, 김철수",
        "नीता, नीता"
    })
    void case_and_accents_are_gone_and_nothing_else(String text, String folded) {
        assertThat(Folded.of(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"Jérôme", "Großmann", "김철수", "Ångström"})
    void folding_again_changes_nothing(String text) {
        assertThat(Folded.of(Folded.of(text))).isEqualTo(Folded.of(text));
    }
}
