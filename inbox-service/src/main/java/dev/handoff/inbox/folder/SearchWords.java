package dev.handoff.inbox.folder;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What to search for: each word stands in one of the conversation's texts or in its contact, as a part of a word at
 * least, whatever its case and accents; a phone number by any three or more of its digits in a row.
 *
 * @param words in the order in which they were typed; empty finds everything
 */
record SearchWords(List<String> words) {

    static final SearchWords NONE = new SearchWords(List.of());

    private static final Pattern PHONE = Pattern.compile("[-+()./\\d]+");

    /** The words of {@code q}, which may be null. */
    static SearchWords of(String q) {
        if (q == null || q.isBlank()) return NONE;
        return new SearchWords(Arrays.stream(q.strip().split("\\s+")).distinct().toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The parameters that the conditions name. */
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, words.get(i));
            parameters.put("digits" + i, digitsOf(words.get(i)));
        }
        return parameters;
    }

    /**
     * Whether a conversation, as {@link Conversations#selectFrom} has it, holds every word: in a text, or in what it
     * shows of its contact.
     */
    String held() {
        return eachWord("""
                 and (searchable(e.help_message) like search_pattern(:word#)
                    or exists (select from messages m where m.conversation_id = c.conversation_id
                        and searchable(m.text) like search_pattern(:word#))
                    or searchable_contact(coalesce(k.display_name, e.display_name), coalesce(k.email, e.email),
                        coalesce(k.phone, e.phone)) like any (array[search_pattern(:word#), search_pattern(:digits#)]))
                """);
    }

    /**
     * Whether a conversation may hold every word: by the index, or because something happened in it after the position
     * {@code :indexed} that the index has come to.
     */
    String indexed() {
        return eachWord("""
                 and c.conversation_id in (
                    select conversation_id from searchable_texts
                    where text like any (array[search_pattern(:word#), search_pattern(:digits#)])
                    union all
                    select conversation_id from contact_copy join conversation_contacts using (contact_id)
                    where searchable_contact(display_name, email, phone)
                        like any (array[search_pattern(:word#), search_pattern(:digits#)])
                    union all
                    select aggregate_id from events where position > :indexed)
                """);
    }

    private String eachWord(String condition) {
        return IntStream.range(0, words.size())
                .mapToObj(number -> condition.replace("#", "" + number))
                .collect(joining());
    }

    /** The digits of what looks like a part of a phone number; the word itself where there are too few. */
    private static String digitsOf(String word) {
        var digits = word.replaceAll("\\D", "");
        return digits.length() >= 3 && PHONE.matcher(word).matches() ? digits : word;
    }
}
