package dev.handoff.contact.tag;

import java.util.List;
import java.util.stream.Stream;

/** Catalogues for the tests of other features. */
public final class CatalogueForTests {

    /** How an unknown tag is refused. */
    public static final Class<? extends Throwable> UNKNOWN_TAG = UnknownTag.class;

    private CatalogueForTests() {}

    /**
     * A catalogue of these tags, all groups single.
     *
     * @param tags each an id, a name and, if the tag is in a group, the group's name
     */
    @SafeVarargs
    public static Catalogue of(List<String>... tags) {
        return Catalogue.of(Stream.of(tags)
                .map(tag -> tag.size() == 2
                        ? new Tag(tag.get(0), tag.get(1), null, false)
                        : new Tag(tag.get(0), tag.get(1), tag.get(2), true))
                .toList());
    }
}
