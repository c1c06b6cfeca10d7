package dev.handoff.export.job;

import dev.handoff.export.contactcopy.CatchUp;
import dev.handoff.export.contactcopy.ContactCopy;
import dev.handoff.export.contactcopy.NotCurrent;
import dev.handoff.export.file.ExportFolder;
import dev.handoff.export.file.WholeFile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the file of one export: waits until the copy is current, reads one state of it, and writes that down. */
final class ExportBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ExportBuilder.class);

    private final CatchUp catchUp;
    private final ContactCopy copy;
    private final ExportFolder folder;
    private final JobQueue queue;
    private final ExportProperties settings;
    private final Counter rowsWritten;

    ExportBuilder(
            CatchUp catchUp,
            ContactCopy copy,
            ExportFolder folder,
            JobQueue queue,
            ExportProperties settings,
            MeterRegistry metrics) {
        this.catchUp = catchUp;
        this.copy = copy;
        this.folder = folder;
        this.queue = queue;
        this.settings = settings;
        this.rowsWritten = Counter.builder("handoff.exports.rows")
                .description("Rows written into files, those of unfinished ones included")
                .register(metrics);
    }

    /**
     * Builds it, or says of the job why not.
     *
     * @param stopping true once this instance stops: the job then goes back into the queue
     */
    void build(BuildJob job, BooleanSupplier stopping) throws InterruptedException {
        try (var heart = new Heart(queue, job, settings.deadAfter(), stopping)) {
            if (job.attempt() > settings.tries()) queue.fail(job, ExportErrors.tooManyTries(settings.tries()));
            else build(job, heart);
        } catch (Heart.Stopped e) {
            LOG.info("Export {} is not built any further: {}", job.exportId(), e.getMessage());
            queue.putBack(job, Duration.ZERO);
        } catch (NotCurrent e) {
            LOG.error("Export {} failed: {}", job.exportId(), e.getMessage());
            queue.fail(job, ExportErrors.of(e));
        } catch (IOException e) {
            LOG.error("Export {} failed, as its file could not be written", job.exportId(), e);
            queue.fail(job, ExportErrors.of(e));
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Export {} is tried again", job.exportId(), e);
            queue.putBack(job, Duration.ofSeconds(job.attempt()));
        }
    }

    private void build(BuildJob job, Heart heart) throws InterruptedException, SQLException, IOException {
        catchUp.await(heart::check);
        try (var contacts = copy.snapshot(job.filter());
                var part = folder.begin(job.fileName(), job.format())) {
            heart.expects(contacts.count());
            contacts.forEach(row -> {
                part.write(row);
                rowsWritten.increment();
                heart.wroteRow();
            });
            finish(job, part.finish(), heart.rowsDone());
        }
    }

    private void finish(BuildJob job, WholeFile file, long rows) throws IOException {
        if (queue.complete(job, file, rows)) LOG.info("Export {} has {} rows", job.exportId(), rows);
        else folder.delete(file.name());
    }
}
