package dev.handoff.contact.directory;

import java.util.Optional;

/** Which contacts a list is to hold. */
record Filter(Optional<Search> search, Optional<String> tag) {

    /**
     * @param q what people type into the search box, or null
     * @param tag the id of a tag, or null
     */
    static Filter of(String q, String tag) {
        return new Filter(Optional.ofNullable(q).flatMap(Search::of), Optional.ofNullable(tag));
    }
}
