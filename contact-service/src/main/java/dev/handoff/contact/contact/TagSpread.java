package dev.handoff.contact.contact;

import dev.handoff.contact.contact.ContactCommand.RefreshTags;
import dev.handoff.contact.tag.Catalogue;
import dev.handoff.contact.tag.CatalogueHistory;
import dev.handoff.contact.tag.CatalogueQuery;
import dev.handoff.contact.tag.TagCarriers;
import dev.handoff.contact.tag.TagEvent;
import dev.handoff.contact.tag.TagEvent.TagChanged;
import dev.handoff.contact.tag.TagEvent.TagDeleted;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.reaction.Reaction;
import dev.handoff.starter.store.StoredEvent;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Has each contact that carries a changed or deleted tag tell its tags anew, so that subscribers, who know contacts and
 * no catalogue, follow. A contact may also take a tag in the very moment in which it is changed: then the tags that it
 * told were not those of the catalogue any more, and it is corrected when that event comes by here.
 */
@Component
class TagSpread implements Reaction {

    /** Contacts told at once: as many as make a good batch for the writer. */
    private static final int AT_ONCE = 128;

    private static final Duration REST = Duration.ofMillis(200);

    private final Commands commands;
    private final TagCarriers carriers;
    private final CatalogueQuery tags;
    private final CatalogueHistory history;

    /** As of the event before the one in hand; null where that has to be read first. */
    private Catalogue catalogue;

    private long seen;

    private volatile boolean stopped;

    TagSpread(Commands commands, TagCarriers carriers, CatalogueQuery tags, CatalogueHistory history) {
        this.commands = commands;
        this.carriers = carriers;
        this.tags = tags;
        this.history = history;
    }

    @Override
    public String name() {
        return "tag-spread";
    }

    @Override
    public void on(StoredEvent event) throws Exception {
        // Events that did not come by were another instance's to handle, and may have changed the catalogue.
        if (event.payload() instanceof TagEvent || event.position() != seen + 1) catalogue = null;
        var origin = new Origin(event.actor(), event.correlationId());
        switch (event.payload()) {
            case TagChanged tag -> spread(tag.tagId(), origin);
            case TagDeleted tag -> spread(tag.tagId(), origin);
            case TagsChanged told -> correct(told, event.position(), origin);
            default -> {}
        }
        seen = event.position();
    }

    /** Nearly all events are about something else. */
    @Override
    public Duration rest() {
        return REST;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void correct(TagsChanged told, long position, Origin origin) throws Exception {
        if (catalogue == null) catalogue = history.asOf(position);
        if (catalogue.current(told.tags()).equals(told.tags())) return;
        origin.call(refresh(told.contactId(), tags.current()));
    }

    private void spread(String tagId, Origin origin) throws Exception {
        var current = tags.current();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var behind = carriers.behind(tagId, "", AT_ONCE);
            while (!behind.isEmpty()) {
                var told = threads.invokeAll(behind.stream()
                        .<Callable<Void>>map(contactId -> () -> origin.call(refresh(contactId, current)))
                        .toList());
                for (var contact : told) contact.get();
                if (stopped) throw new CancellationException("stopped with contacts still to tell");
                behind = carriers.behind(tagId, behind.getLast(), AT_ONCE);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }

    private Callable<Void> refresh(String contactId, Catalogue current) {
        return () -> {
            try {
                commands.send(new RefreshTags(contactId, current));
            } catch (NotFound deletedMeanwhile) {
                // nothing left to tell
            }
            return null;
        };
    }
}
