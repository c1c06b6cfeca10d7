package dev.handoff.export.job;

import dev.handoff.export.file.ExportFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes the files of expired exports, and what workers that died have left in the folder. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** Nobody writes into a file that was left alone for so long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Exports exports;
    private final ExportFolder folder;
    private final InstantSource clock;

    Housekeeping(Exports exports, ExportFolder folder, InstantSource clock) {
        this.exports = exports;
        this.folder = folder;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void clean() {
        try {
            delete(exports.expire());
            delete(exports.unknown(folder.olderThan(clock.instant().minus(ABANDONED))));
        } catch (IOException | DataAccessException e) {
            LOG.warn("The exports folder was not cleaned: {}", e.getMessage());
        }
    }

    private void delete(List<String> fileNames) throws IOException {
        for (var name : fileNames) {
            folder.delete(name);
            LOG.info("Removed {}", name);
        }
    }
}
