package dev.handoff.export.job;

import dev.handoff.export.contactcopy.ContactFilter;
import dev.handoff.export.file.FileFormat;
import jakarta.validation.constraints.NotNull;

/** @param filter null for all contacts */
record ExportRequest(@NotNull(message = "is missing") FileFormat format, ContactFilter filter) {

    ContactFilter filterOrNone() {
        return filter == null ? ContactFilter.NONE : filter;
    }
}
