package dev.handoff.systemtests.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Contacts with three tags each, by SQL: as contact-service stores and shows them, and as export-service copies them. */
final class ContactRows {

    private static final String ID = "filled-";
    private static final String NAMES = "Anna,Ben,Clara,David,Elena,Felix,Greta,Hugo,Ines,Jonas,Klara,Lukas,Maria,Noah,"
            + "Olivia,Paul,Rosa,Simon,Tilda,Viktor";
    private static final String SYLLABLES =
            "an,bel,cor,dal,en,far,gol,hin,ist,jar,kal,lor,man,nor,ol,per,rin,sto,tar,wen";

    /** The names of the tags that each has. */
    static final List<String> TAGS = List.of("Newsletter", "Partner", "VIP");

    private ContactRows() {}

    /** The last name of the contact with this number, from 0: one of 8,000. */
    static String lastName(int number) {
        var syllables = List.of(SYLLABLES.split(",", -1));
        var name =
                syllables.get(number / 20 % 20) + syllables.get(number / 400 % 20) + syllables.get(number / 8_000 % 20);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String filled(int number) {
        return """
                create table filled as
                select n, '%1$s' || n as id, first || ' ' || last as name, first, last,
                    lower(first || '.' || last || '.' || n || '@example.org') as email,
                    '+4930' || lpad((n * 7919::bigint %% 10000000)::text, 8, '9') as phone,
                    date_trunc('milliseconds', now()) - (%2$d - n) * interval '1 second' as at
                from generate_series(0, %2$d - 1) as n,
                    (select string_to_array('%3$s', ',') as names, string_to_array('%4$s', ',') as parts) as of,
                    lateral (select names[1 + n %% 20] as first, initcap(parts[1 + n / 20 %% 20] || parts[1 + n / 400 %% 20]
                        || parts[1 + n / 8000 %% 20]) as last) as called
                """.formatted(ID, number, NAMES, SYLLABLES);
    }

    /** @param tags the ids of {@link #TAGS}: what is in no catalogue would be taken off again */
    static List<String> inDirectory(int number, List<String> tags) {
        var carried = IntStream.range(0, TAGS.size())
                .mapToObj(tag -> "{\"tagId\":\"%s\",\"name\":\"%s\"}".formatted(tags.get(tag), TAGS.get(tag)))
                .collect(Collectors.joining(","));
        return around(
                number,
                List.of(
                        "insert into paused_reactions (reaction, paused_by) values ('kafka-publisher', 'benchmark')",
                        """
                insert into events (position, event_id, aggregate_id, sequence, type, json, actor, at)
                select head + 2 * n + sequence + 1, uuidv7()::text, id, sequence,
                    'handoff.contact.' || (array['created', 'tags-changed'])[sequence + 1] || '.v1',
                    convert_to(case sequence
                        when 0 then format('{"contactId":"%%1$s","details":{"displayName":"%%2$s","displayNameIsDefault":true,'
                            '"firstName":"%%3$s","lastName":"%%4$s","email":"%%5$s","phone":"%%6$s","language":"de",'
                            '"timeZone":"Europe/Berlin"}}', id, name, first, last, email, phone)
                        else format('{"contactId":"%%1$s","tags":[%1$s]}', id) end, 'UTF8'),
                    'anna', at + sequence * interval '1 hour'
                from filled, generate_series(0, 1) as sequence, (select coalesce(max(position), 0) as head from events) as until
                order by 1
                """.formatted(carried),
                        """
                insert into contacts (contact_id, version, display_name, first_name, last_name, email, phone, language,
                    time_zone, created_at, updated_at, name_key, search)
                select id, 1, name, first, last, email, phone, 'de', 'Europe/Berlin', at, at + interval '1 hour',
                    lower(name), lower(concat_ws(E'\\n', name, first, last, email, phone))
                from filled
                """,
                        """
                insert into contact_tags (contact_id, tag_id, name)
                select id, tag ->> 'tagId', tag ->> 'name' from filled, json_array_elements('[%s]') as tag
                """.formatted(carried)));
    }

    static List<String> inCopy(int number) {
        return around(number, List.of("""
                insert into contact (contact_id, details_sequence, tags_sequence, display_name, first_name, last_name, email,
                    phone, language, time_zone, search, tags, tag_ids, created_at, details_at, tags_at)
                select id, 0, 1, name, first, last, email, phone, 'de', 'Europe/Berlin',
                    lower(concat_ws(E'\\n', name, first, last, email, phone)), 'Newsletter, Partner, VIP',
                    array['tag-newsletter', 'tag-partner', 'tag-vip'], at, at, at + interval '1 hour'
                from filled
                """));
    }

    private static List<String> around(int number, List<String> rows) {
        return Stream.of(List.of(filled(number)), rows, List.of("drop table filled"))
                .flatMap(List::stream)
                .toList();
    }
}
