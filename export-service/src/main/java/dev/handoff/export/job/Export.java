package dev.handoff.export.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.export.contactcopy.ContactFilter;
import dev.handoff.export.file.FileFormat;
import java.time.Instant;

/**
 * An export, as it is told.
 *
 * @param rowsTotal how many rows the file will have; 0 until they are counted
 * @param rows how many rows the file has, once it is completed; likewise {@code bytes} and {@code sha256}
 * @param createdBy the agent's id
 * @param startedAt when building last began
 * @param expiresAt until when the file can be had
 * @param error why it failed and what to do, in a sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Export(
        String exportId,
        ExportStatus status,
        FileFormat format,
        ContactFilter filter,
        long rowsDone,
        long rowsTotal,
        Long rows,
        Long bytes,
        String sha256,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt,
        Instant expiresAt,
        String error) {}
