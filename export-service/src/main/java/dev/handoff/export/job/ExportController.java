package dev.handoff.export.job;

import dev.handoff.export.file.ExportFolder;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.IdempotencyKey;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports over HTTP. */
@RestController
@RequestMapping("/api/exports")
@Roles({"agent", "operator"})
class ExportController {

    private static final String MINE = "exports-newest-first";

    private final Exports exports;
    private final ExportWorkers workers;
    private final ExportFolder folder;

    ExportController(Exports exports, ExportWorkers workers, ExportFolder folder) {
        this.exports = exports;
        this.workers = workers;
        this.folder = folder;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Export> ask(@RequestBody ExportRequest request, Caller caller) {
        var exportId = IdempotencyKey.current().orElseGet(Ids::next);
        exports.ask(exportId, caller.id(), request.format(), request.filterOrNone());
        workers.wake();
        return ResponseEntity.accepted()
                .location(URI.create("/api/exports/" + exportId))
                .body(visible(exportId, caller));
    }

    @GetMapping("/{exportId}")
    Export read(@PathVariable String exportId, Caller caller) {
        return visible(exportId, caller);
    }

    @GetMapping
    Page<Export> mine(Caller caller, Limit limit, Cursor cursor) {
        var found = cursor.keys(MINE, 2)
                .map(last -> exports.of(caller.id(), last.instant(0), last.text(1), limit.plusOne()))
                .orElseGet(() -> exports.of(caller.id(), limit.plusOne()));
        return Page.of(found, limit, export -> Cursor.after(MINE, export.createdAt(), export.exportId()));
    }

    /** A HEAD comes here, too, and Spring MVC would read the whole file to send nothing of it. */
    @GetMapping("/{exportId}/file")
    @FileAnswers
    ResponseEntity<?> file(
            @PathVariable String exportId, Caller caller, HttpMethod method, @RequestHeader HttpHeaders asked)
            throws IOException {
        var download = new Download(visible(exportId, caller), exports, folder);
        return method.equals(HttpMethod.HEAD) ? download.head() : download.of(asked);
    }

    @DeleteMapping("/{exportId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String exportId, Caller caller) throws IOException {
        visible(exportId, caller);
        if (exports.cancel(exportId)) return;
        var file = exports.delete(exportId);
        if (file.isPresent()) folder.delete(file.get());
    }

    /** Whoever may not see an export does not learn that it is there. */
    private Export visible(String exportId, Caller caller) {
        return exports.find(exportId)
                .filter(export -> caller.isAdmin() || export.createdBy().equals(caller.id()))
                .orElseThrow(() -> new NotFound("export", exportId));
    }
}
