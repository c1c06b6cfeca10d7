package dev.handoff.contact.tag;

import java.util.List;
import java.util.stream.Stream;

/** Catalogues for the tests of other features. */
public final class CatalogueForTests {

    /** How an unknown tag is refused. */
    public static final Class<? extends Throwable> UNKNOWN_TAG = UnknownTag.class;

    private CatalogueForTests() {}

    /** A catalogue of tags written {@code id:name} or {@code id:name:group}; all groups are single. */
    public static Catalogue of(String... tags) {
        return Catalogue.of(Stream.of(tags).map(CatalogueForTests::tag).toList());
    }

    private static Tag tag(String written) {
        var parts = List.of(written.split(":", 3));
        return parts.size() == 2
                ? new Tag(parts.get(0), parts.get(1), null, false)
                : new Tag(parts.get(0), parts.get(1), parts.get(2), true);
    }
}
