package dev.handoff.inbox.folder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.events.conversation.Channel;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The four folders of the caller. */
@RestController
@RequestMapping("/api/folders")
@Roles({"agent", "operator"})
class FolderController {

    private final FolderPages pages;
    private final Counts counts;

    FolderController(FolderPages pages, Counts counts) {
        this.pages = pages;
        this.counts = counts;
    }

    /** All folders, in the order in which they are shown. */
    record Folders(List<Counted> folders) {

        /** @param count how many conversations it holds */
        record Counted(Folder name, long count) {}
    }

    /** The order of a folder: by escalation in New, by last activity elsewhere. */
    enum Sort {
        @JsonProperty("oldest")
        OLDEST,
        @JsonProperty("newest")
        NEWEST
    }

    @GetMapping
    Folders folders(Caller caller) {
        var seen = counts.read().seenBy(caller.id());
        return new Folders(Arrays.stream(Folder.values())
                .map(folder -> new Folders.Counted(folder, seen.of(folder)))
                .toList());
    }

    @GetMapping("/{folder}")
    Page<ConversationSeen> folder(
            @PathVariable("folder") String name,
            @RequestParam(required = false) String inbox,
            @RequestParam(required = false) Channel channel,
            @RequestParam(required = false) @Text(min = 0, max = 200) String q,
            @RequestParam(required = false) Sort sort,
            Cursor cursor,
            Limit limit,
            Caller caller) {
        var folder = Folder.named(name);
        var oldestFirst = sort == null ? folder == Folder.NEW : sort == Sort.OLDEST;
        var list = "folder-" + folder.json() + (oldestFirst ? "-oldest" : "-newest");
        var query = new FolderQuery(
                folder,
                caller.id(),
                inbox,
                channel == null ? null : channel.name().toLowerCase(Locale.ROOT),
                SearchWords.of(q),
                oldestFirst,
                cursor.keys(list, 1).map(keys -> keys.number(0)).orElse(null),
                limit.plusOne());
        return Page.of(pages.read(query), limit, last -> Cursor.after(list, query.keyOf(last)))
                .map(conversation -> conversation.seenBy(caller.id()));
    }
}
