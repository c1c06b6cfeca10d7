package dev.handoff.contact.tag;

import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tags that there are at one moment, and what a contact may make of them. All lists of tags that it answers are in
 * the order of their names, named as the catalogue names them now, and obey the groups.
 */
public final class Catalogue {

    private final Map<String, Tag> tags;

    private Catalogue(Map<String, Tag> tags) {
        this.tags = tags;
    }

    static Catalogue of(Collection<Tag> tags) {
        return new Catalogue(tags.stream().collect(Collectors.toUnmodifiableMap(Tag::tagId, Function.identity())));
    }

    /**
     * Exactly these tags.
     *
     * @throws UnknownTag if one does not exist
     * @throws InvalidRequest if two are of one single group
     */
    public List<ContactTag> exactly(List<String> tagIds) {
        var chosen = new ArrayList<Tag>();
        for (var tagId : tagIds.stream().distinct().toList()) {
            var tag = known(tagId);
            chosen.stream().filter(tag::sharesSingleGroupWith).findAny().ifPresent(other -> {
                throw new InvalidRequest("tags", "must hold at most one tag of the group " + tag.group());
            });
            chosen.add(tag);
        }
        return inOrder(chosen.stream());
    }

    /**
     * One tag more; in a single group it replaces the one that was there.
     *
     * @throws UnknownTag if it does not exist
     */
    public List<ContactTag> with(List<ContactTag> carried, String tagId) {
        var added = known(tagId);
        var kept = standing(carried).stream()
                .filter(tag -> !tag.equals(added))
                .filter(tag -> !added.sharesSingleGroupWith(tag));
        return inOrder(Stream.concat(kept, Stream.of(added)));
    }

    /**
     * One tag less.
     *
     * @throws NotFound if it does not exist
     */
    public List<ContactTag> without(List<ContactTag> carried, String tagId) {
        if (!tags.containsKey(tagId)) throw new NotFound("tag", tagId);
        return inOrder(standing(carried).stream().filter(tag -> !tag.tagId().equals(tagId)));
    }

    /** The same tags as they are now: renamed ones by their new names, deleted ones gone. */
    public List<ContactTag> current(List<ContactTag> carried) {
        return inOrder(standing(carried).stream());
    }

    /** Where a tag was moved into a single group, it yields to one that the contact had of that group before. */
    private List<Tag> standing(List<ContactTag> carried) {
        var standing = new ArrayList<Tag>();
        var unmovedFirst = carried.stream()
                .filter(tag -> tags.containsKey(tag.tagId()))
                .collect(Collectors.partitioningBy(
                        tag -> tags.get(tag.tagId()).carried().equals(tag)));
        Stream.concat(unmovedFirst.get(true).stream(), unmovedFirst.get(false).stream())
                .map(tag -> tags.get(tag.tagId()))
                .filter(tag -> standing.stream().noneMatch(tag::sharesSingleGroupWith))
                .forEach(standing::add);
        return standing;
    }

    private Tag known(String tagId) {
        var tag = tags.get(tagId);
        if (tag == null) throw new UnknownTag(tagId);
        return tag;
    }

    private static List<ContactTag> inOrder(Stream<Tag> tags) {
        return tags.map(Tag::carried).sorted(Tag.BY_NAME).toList();
    }
}
