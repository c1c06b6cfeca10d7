package dev.handoff.export.job;

import dev.handoff.export.contactcopy.NotCurrent;
import java.io.IOException;

/** Why an export failed, for whoever asked for it: what happened, and what to do. */
final class ExportErrors {

    private ExportErrors() {}

    static String of(NotCurrent e) {
        return "The newest contacts could not be had: " + e.getMessage() + ". Try again in a few minutes; if it fails"
                + " again, an operator should look at contact-service and Kafka.";
    }

    static String of(IOException e) {
        return isDiskFull(e)
                ? "There is no room left for the file. An operator has to make room in the exports folder; then try again."
                : "The file could not be written. An operator should look at the exports folder; then try again.";
    }

    static String tooManyTries(int tries) {
        return "The file could not be built in " + tries + " tries. Try again; if it fails again, tell an operator the"
                + " export's id, with which the log tells the cause.";
    }

    /** Java has no exception of its own for it; this is the text of the operating system. */
    private static boolean isDiskFull(IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("Disk quota exceeded");
    }
}
