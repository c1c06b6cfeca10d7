package dev.handoff.export.job;

import dev.handoff.export.contactcopy.ContactFilter;
import dev.handoff.export.file.FileFormat;

/**
 * An export that this instance builds.
 *
 * @param attempt how often building has begun, from 1; what is said of the job under an earlier one is not heard
 */
record BuildJob(String exportId, FileFormat format, ContactFilter filter, int attempt) {

    /** The file's name without extension, different for each attempt. */
    String fileName() {
        return exportId + "-" + attempt;
    }
}
