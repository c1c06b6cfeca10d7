package dev.handoff.contact.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.starter.web.Cursor;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The orders in which contacts are listed; each is an index, and its keys are what a cursor holds. */
enum SortedBy {
    /** By the name that agents see, without case and accents, ascending. */
    @JsonProperty("displayName")
    DISPLAY_NAME("name_key, contact_id", "(name_key, contact_id) > (?, ?)"),

    /** Newest first. */
    @JsonProperty("createdAt")
    CREATED_AT("created_at desc, contact_id desc", "(created_at, contact_id) < (?, ?)");

    final String order;

    /** Holds for what is listed behind an entry; its parameters are {@link #keys}. */
    final String behind;

    SortedBy(String order, String behind) {
        this.order = order;
        this.behind = behind;
    }

    Cursor cursorAfter(DirectoryEntry entry) {
        return switch (this) {
            case DISPLAY_NAME -> Cursor.after(list(), DirectoryRow.nameKey(entry.displayName()), entry.contactId());
            case CREATED_AT -> Cursor.after(list(), entry.createdAt(), entry.contactId());
        };
    }

    /** The parameters of {@link #behind}; empty for the first page. */
    Optional<List<Object>> keys(Cursor cursor) {
        return cursor.keys(list(), 2).map(keys -> switch (this) {
            case DISPLAY_NAME -> List.of(keys.text(0), keys.text(1));
            case CREATED_AT -> List.of(Timestamp.from(keys.instant(0)), keys.text(1));
        });
    }

    private String list() {
        return "contacts-" + name();
    }
}
