package dev.handoff.contact.directory;

import dev.handoff.starter.search.Condition;
import dev.handoff.starter.search.ContactSearch;
import java.util.List;
import java.util.Optional;

/**
 * Which contacts a list is to hold.
 *
 * @param condition holds for them; {@link Condition#ANY} where nobody asked for less than all
 */
record Filter(Condition condition) {

    private static final String CARRIES = """
            contact_id in (select ct.contact_id from contact_tags ct join tags using (tag_id) where tag_id = ?)""";

    /**
     * @param q what people type into the search box, or null
     * @param tag the id of a tag, or null
     */
    static Filter of(String q, String tag) {
        var found = Optional.ofNullable(q).flatMap(ContactSearch::of);
        var tagged = Optional.ofNullable(tag).map(id -> new Condition(CARRIES, List.of(id)));
        if (found.isPresent() && tagged.isPresent()) {
            return new Filter(found.get().and(tagged.get()));
        }
        return new Filter(found.or(() -> tagged).orElse(Condition.ANY));
    }

    boolean isForAll() {
        return condition.equals(Condition.ANY);
    }
}
