package dev.handoff.starter.deadletter;

import dev.handoff.starter.deadletter.DeadLetterList.Queue;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.Text;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters over HTTP, for those who run the service. */
@RestController
@RequestMapping("/api/ops/${spring.application.name}/dead-letters")
@Roles("admin")
final class DeadLetterController {

    private final DeadLetterList list;
    private final Retrying retrying;

    DeadLetterController(DeadLetterList list, Retrying retrying) {
        this.list = list;
        this.retrying = retrying;
    }

    @GetMapping
    Page<DeadLetter> deadLetters(Cursor cursor, Limit limit) {
        return list.page(cursor, limit);
    }

    @GetMapping("/{id}")
    DeadLetter deadLetter(@PathVariable String id) {
        return find(id);
    }

    /** The first of its key is tried again, then those behind it, until one fails. */
    @PostMapping("/{id}/retry")
    Retrying.Outcome retryDeadLetter(@PathVariable String id, Caller caller) throws Exception {
        var letter = find(id);
        return retrying.retry(List.of(new Queue(letter.source(), letter.key())), caller.id());
    }

    /** All of them, key by key. */
    @PostMapping("/retry")
    Retrying.Outcome retryDeadLetters(Caller caller) throws Exception {
        return retrying.retry(list.queues(), caller.id());
    }

    /** It is never handled; those behind it stay until they are tried again. */
    @DeleteMapping("/{id}")
    Retrying.Discarded discardDeadLetter(
            @PathVariable String id,
            @Parameter(description = "why, for the log and for whoever asks later")
                    @RequestParam(defaultValue = "no reason was given")
                    @Text
                    String reason,
            Caller caller)
            throws SQLException {
        return retrying.discard(find(id), reason, caller.id());
    }

    private DeadLetter find(String id) {
        return list.find(id).orElseThrow(() -> new NotFound("dead letter", id));
    }
}
