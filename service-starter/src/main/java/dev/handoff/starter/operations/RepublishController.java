package dev.handoff.starter.operations;

import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Republishing over HTTP. How far it is, the projection {@code republish} says, by which it is also paused and cancelled. */
@RestController
@RequestMapping("/api/ops/${spring.application.name}/republish")
@Roles("admin")
final class RepublishController {

    private final Optional<Republisher> republisher;
    private final String service;

    RepublishController(Optional<Republisher> republisher, String service) {
        this.republisher = republisher;
        this.service = service;
    }

    /**
     * Which events, and where to.
     *
     * @param to null for all that is stored now
     * @param topic null for the service's own
     */
    record RepublishRequest(
            @Schema(
                    types = {"string", "integer"},
                    implementation = String.class,
                    example = "start",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "start, a position from 1 on, or a time: the first event, the one at the position, or"
                            + " the first one that happened then or later")
            JsonNode from,

            @Schema(
                    types = {"string", "integer"},
                    implementation = String.class,
                    example = "2026-03-01T09:30:00.000Z",
                    description = "the last position, or a time: events before it. All that is stored now, if missing")
            JsonNode to,

            @Schema(
                    example = "handoff.conversations.again",
                    description = "a topic that there is; the service's own, if missing")
            @Text(max = 249)
            String topic) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionState republish(@RequestBody RepublishRequest request, Caller caller) {
        var from = request.from();
        if (from == null || from.isNull()) throw new InvalidRequest("from", "is missing");
        var to = request.to() == null || request.to().isNull() ? null : ReplayFrom.of("to", request.to());
        return republisher
                .orElseThrow(() -> new NotRepublishable(service))
                .republish(ReplayFrom.of("from", from), to, request.topic(), caller.id());
    }
}
