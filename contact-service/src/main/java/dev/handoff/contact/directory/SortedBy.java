package dev.handoff.contact.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.starter.search.Condition;
import dev.handoff.starter.web.Cursor;
import java.sql.Timestamp;
import java.util.List;

/** The orders in which contacts are listed; each is an index, and its keys are what a cursor holds. */
enum SortedBy {
    /** By the name that agents see, without case and accents, ascending. */
    @JsonProperty("displayName")
    DISPLAY_NAME("name_key, contact_id"),

    /** Newest first. */
    @JsonProperty("createdAt")
    CREATED_AT("created_at desc, contact_id desc");

    final String order;

    SortedBy(String order) {
        this.order = order;
    }

    Cursor cursorAfter(DirectoryEntry entry) {
        return switch (this) {
            case DISPLAY_NAME -> Cursor.after(list(), DirectoryRow.nameKey(entry.displayName()), entry.contactId());
            case CREATED_AT -> Cursor.after(list(), entry.createdAt(), entry.contactId());
        };
    }

    /** Holds for what is listed behind a cursor. */
    Condition behind(Cursor cursor) {
        return cursor.keys(list(), 2)
                .map(keys -> switch (this) {
                    case DISPLAY_NAME ->
                        new Condition("(name_key, contact_id) > (?, ?)", List.of(keys.text(0), keys.text(1)));
                    case CREATED_AT ->
                        new Condition(
                                "(created_at, contact_id) < (?, ?)",
                                List.of(Timestamp.from(keys.instant(0)), keys.text(1)));
                })
                .orElse(Condition.ANY);
    }

    private String list() {
        return "contacts-" + name();
    }
}
