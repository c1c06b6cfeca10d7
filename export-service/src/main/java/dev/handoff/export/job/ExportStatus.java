package dev.handoff.export.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where an export stands. The last four are final, but that a completed one expires. */
enum ExportStatus {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("expired")
    EXPIRED;

    /** Its name in the database and in metrics. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ExportStatus of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
