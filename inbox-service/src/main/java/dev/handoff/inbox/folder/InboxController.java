package dev.handoff.inbox.folder;

import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The inboxes of the team, by which folders can be filtered. */
@RestController
@Roles({"agent", "operator"})
class InboxController {

    private static final String LIST = "inboxes";

    private final Inboxes inboxes;

    InboxController(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    /** An inbox that holds conversations, open or closed. */
    record Inbox(String name) {}

    @GetMapping("/api/inboxes")
    Page<Inbox> inboxes(Cursor cursor, Limit limit) {
        var last = cursor.keys(LIST, 1).map(keys -> keys.text(0)).orElse("");
        return Page.of(inboxes.after(last, limit.plusOne()), limit, name -> Cursor.after(LIST, name))
                .map(Inbox::new);
    }
}
