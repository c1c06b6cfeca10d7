package dev.handoff.export.job;

import dev.handoff.export.file.ExportFolder;
import dev.handoff.starter.problem.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The file of an export as an answer. Spring MVC sends the ranges, and 304 where the caller has the file; here is what it
 * leaves out: {@code If-Range}, and saying why a range cannot be had.
 */
final class Download {

    private final Export export;
    private final Path path;

    /**
     * Finds the file.
     *
     * @throws NotReady if the export is not completed
     * @throws Expired if it was, too long ago
     * @throws Unavailable if the file is not where it should be
     */
    Download(Export export, Exports exports, ExportFolder folder) {
        if (export.status() == ExportStatus.EXPIRED) throw new Expired(export.expiresAt());
        if (export.status() != ExportStatus.COMPLETED) throw new NotReady(export.status());
        this.export = export;
        this.path = exports.fileOf(export.exportId())
                .map(folder::pathOf)
                .filter(Files::isReadable)
                .orElseThrow(() -> new Unavailable("The file cannot be read here. Export again; if it happens again, an"
                        + " operator should see that all instances share one exports folder."));
    }

    ResponseEntity<Void> head() {
        return answer().contentLength(export.bytes()).build();
    }

    ResponseEntity<Resource> of(HttpHeaders asked) throws IOException {
        var file = new FileSystemResource(path);
        if (isRangeOfThis(asked)) {
            refuseUnlessSatisfiable(asked, file);
            return answer().body(file);
        }
        // Of a stream Spring MVC sends no ranges.
        return answer().contentLength(export.bytes()).body(new InputStreamResource(Files.newInputStream(path)));
    }

    private ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok()
                .eTag(etag())
                .contentType(MediaType.parseMediaType(export.format().mediaType()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition());
    }

    private String etag() {
        return "\"" + export.sha256() + "\"";
    }

    private String disposition() {
        var date = export.createdAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return ContentDisposition.attachment()
                .filename("contacts-" + date + "." + export.format().extension())
                .build()
                .toString();
    }

    /** A caller that goes on with what it had of another file has to begin anew; so has one whose range nobody can read. */
    private boolean isRangeOfThis(HttpHeaders asked) {
        var ifRange = asked.getFirst(HttpHeaders.IF_RANGE);
        return ranges(asked) != null && (ifRange == null || ifRange.equals(etag()));
    }

    private static void refuseUnlessSatisfiable(HttpHeaders asked, Resource file) throws IOException {
        try {
            HttpRange.toResourceRegions(ranges(asked), file);
        } catch (IllegalArgumentException _) {
            throw new RangeNotSatisfiable(file.contentLength());
        }
    }

    private static List<HttpRange> ranges(HttpHeaders asked) {
        try {
            var ranges = HttpRange.parseRanges(asked.getFirst(HttpHeaders.RANGE));
            return ranges.isEmpty() ? null : ranges;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
