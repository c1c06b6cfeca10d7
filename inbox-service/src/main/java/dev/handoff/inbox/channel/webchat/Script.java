package dev.handoff.inbox.channel.webchat;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the bot says, in the visitor's language; English where it does not speak that. */
final class Script {

    private static final String TEXTS = "dev.handoff.inbox.channel.webchat.script";
    private static final Control NO_OTHER = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** In the order in which they are looked for. */
    private static final List<String> TOPICS = List.of("human", "delivery", "invoice", "hours");

    private final ResourceBundle texts;

    private Script(ResourceBundle texts) {
        this.texts = texts;
    }

    /** @param language a BCP 47 tag */
    static Script in(String language) {
        return new Script(ResourceBundle.getBundle(TEXTS, Locale.forLanguageTag(language), NO_OTHER));
    }

    String greeting() {
        return text("greeting");
    }

    /** The headline for the team, where the visitor said nothing before asking for a human. */
    String request() {
        return text("request");
    }

    String answerTo(String said) {
        var words = said.toLowerCase(Locale.ROOT);
        return TOPICS.stream()
                .filter(topic ->
                        List.of(text("words." + topic).split(",")).stream().anyMatch(words::contains))
                .findFirst()
                .map(topic -> text("answer." + topic))
                .orElseGet(() -> text("answer.unknown"));
    }

    /** @throws MissingResourceException if the script lacks it */
    private String text(String key) {
        return texts.getString(key);
    }
}
