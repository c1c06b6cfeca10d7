package dev.handoff.inbox.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    /** Conditions on {@code conversations c}, each beginning with {@code and}; adds the parameters that they name. */
    String conditions(Map<String, Object> parameters) {
        var sql = new StringBuilder();
        for (int i = 0; i < words.size(); i++) sql.append(condition(i, parameters));
        return sql.toString();
    }

    private String condition(int number, Map<String, Object> parameters) {
        var word = words.get(number);
        var text = "search_pattern(:word" + number + ")";
        parameters.put("word" + number, word);
        var contact = text;
        var digits = word.replaceAll("\\D", "");
        if (digits.length() >= 3 && PHONE.matcher(word).matches()) {
            parameters.put("digits" + number, digits);
            contact += ", search_pattern(:digits" + number + ")";
        }
        return """
                 and c.conversation_id in (
                    select conversation_id from escalations where searchable(help_message) like %1$s
                    union all
                    select conversation_id from messages where searchable(text) like %1$s
                    union all
                    select e.conversation_id from escalations e
                    where searchable_contact(e.display_name, e.email, e.phone) like any (array[%2$s])
                        and not exists (select from conversation_contacts l join contact_copy k using (contact_id)
                            where l.conversation_id = e.conversation_id and not k.deleted)
                    union all
                    select l.conversation_id from contact_copy k join conversation_contacts l using (contact_id)
                    where searchable_contact(k.display_name, k.email, k.phone) like any (array[%2$s]))
                """.formatted(text, contact);
    }
}
