package dev.handoff.contact.directory;

import dev.handoff.contact.directory.Engagements.Engagement;
import dev.handoff.starter.history.PastEvent;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.ETag;
import dev.handoff.starter.web.Id;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.Text;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls that look contacts up. */
@RestController
@RequestMapping("/api/contacts")
@Roles({"agent", "operator"})
class DirectoryController {

    private final Directory directory;
    private final Engagements engagements;
    private final EventLog log;

    DirectoryController(Directory directory, Engagements engagements, EventLog log) {
        this.directory = directory;
        this.engagements = engagements;
        this.log = log;
    }

    @GetMapping
    Page<DirectoryEntry> list(
            @RequestParam(required = false) @Text(min = 0) String q,
            @RequestParam(required = false) @Id String tag,
            @RequestParam(defaultValue = "displayName") SortedBy sort,
            Limit limit,
            Cursor cursor) {
        return directory.list(Filter.of(q, tag), sort, cursor, limit);
    }

    @GetMapping("/{contactId}")
    ResponseEntity<DirectoryEntry> get(@PathVariable String contactId) {
        var contact = directory.get(contactId);
        return ResponseEntity.ok().eTag(ETag.of(contact.version())).body(contact);
    }

    @GetMapping("/{contactId}/history")
    Page<PastEvent> history(@PathVariable String contactId, Limit limit, Cursor cursor) {
        directory.get(contactId);
        return PastEvent.page(log.readAggregate(contactId), cursor, limit);
    }

    @GetMapping("/{contactId}/conversations")
    Page<Engagement> conversations(@PathVariable String contactId, Limit limit, Cursor cursor) {
        directory.get(contactId);
        return engagements.of(contactId, cursor, limit);
    }
}
