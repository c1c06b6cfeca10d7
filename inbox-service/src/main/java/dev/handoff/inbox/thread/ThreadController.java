package dev.handoff.inbox.thread;

import dev.handoff.inbox.folder.Conversations;
import dev.handoff.inbox.thread.Messages.Place;
import dev.handoff.inbox.thread.Messages.Placed;
import dev.handoff.starter.history.PastEvent;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said in a conversation, what happened to it, and who had it when. */
@RestController
@RequestMapping("/api/conversations/{conversationId}")
@Roles({"agent", "operator"})
class ThreadController {

    private static final String THREAD = "thread";

    private final Messages messages;
    private final Conversations conversations;
    private final EventLog log;

    ThreadController(Messages messages, Conversations conversations, EventLog log) {
        this.messages = messages;
        this.conversations = conversations;
        this.log = log;
    }

    @GetMapping("/messages")
    Page<Message> messages(
            @PathVariable String conversationId,
            @RequestParam(required = false) String after,
            Cursor cursor,
            Limit limit) {
        conversations.get(conversationId);
        var start = after == null ? Place.BEFORE_ALL : messages.placeOf(conversationId, after);
        var place = cursor.keys(THREAD, 2)
                .map(keys -> new Place(keys.number(0), Math.toIntExact(keys.number(1))))
                .orElse(start);
        return Page.of(messages.after(conversationId, place, limit.plusOne()), limit, ThreadController::cursor)
                .map(Placed::message);
    }

    @GetMapping("/history")
    Page<PastEvent> history(@PathVariable String conversationId, Cursor cursor, Limit limit) {
        return PastEvent.page(events(conversationId), cursor, limit);
    }

    @GetMapping("/ownership")
    Ownership ownership(@PathVariable String conversationId, @RequestParam Instant at) {
        return Ownership.at(at, events(conversationId))
                .orElseThrow(() -> new NotFound("conversation", conversationId + " at " + at));
    }

    private List<StoredEvent> events(String conversationId) {
        var events = log.readAggregate(conversationId);
        if (events.isEmpty()) throw new NotFound("conversation", conversationId);
        return events;
    }

    private static Cursor cursor(Placed placed) {
        return Cursor.after(THREAD, placed.place().position(), placed.place().line());
    }
}
