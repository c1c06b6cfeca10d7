package dev.handoff.starter.operations;

import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Roles;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Projections over HTTP, for those who run the service. */
@RestController
@RequestMapping("/api/ops/${spring.application.name}/projections")
@Roles("admin")
final class ProjectionController {

    private final List<Projections> sources;
    private final DeadLetters letters;

    ProjectionController(List<Projections> sources, DeadLetters letters) {
        this.sources = sources;
        this.letters = letters;
    }

    /**
     * What to tell again.
     *
     * @param from {@code start} (the default), a position or a time; a view is always made anew from the first event
     */
    record ReplayRequest(
            @Schema(
                    types = {"string", "integer"},
                    implementation = String.class,
                    example = "start",
                    description = "start, a position from 1 on, or a time; a view is made anew from the first"
                            + " event whatever it is")
            JsonNode from) {}

    @GetMapping
    List<ProjectionState> projections() {
        var counts = letters.counts();
        return all().map(projection -> projection.state().with(counts.get(projection.name())))
                .sorted(Comparator.comparing(ProjectionState::name))
                .toList();
    }

    @GetMapping("/{name}")
    ProjectionState projection(@PathVariable String name) {
        return state(find(name));
    }

    @PostMapping("/{name}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionState replay(
            @PathVariable String name, @RequestBody(required = false) ReplayRequest request, Caller caller) {
        var projection = find(name);
        projection.replay(ReplayFrom.of("from", request == null ? null : request.from()), caller.id());
        return state(projection);
    }

    @DeleteMapping("/{name}/replay")
    ProjectionState cancel(@PathVariable String name) {
        var projection = find(name);
        projection.cancel();
        return state(projection);
    }

    @PostMapping("/{name}/compare")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionState compare(@PathVariable String name, Caller caller) {
        var projection = find(name);
        projection.compare(caller.id());
        return state(projection);
    }

    @PostMapping("/{name}/pause")
    ProjectionState pause(@PathVariable String name, Caller caller) {
        var projection = find(name);
        projection.pause(caller.id());
        return state(projection);
    }

    @PostMapping("/{name}/resume")
    ProjectionState resume(@PathVariable String name) {
        var projection = find(name);
        projection.resume();
        return state(projection);
    }

    private ProjectionState state(Projection projection) {
        return projection.state().with(letters.counts().get(projection.name()));
    }

    private Projection find(String name) {
        return all().filter(projection -> projection.name().equals(name))
                .findAny()
                .orElseThrow(() -> new NotFound("projection", name));
    }

    private Stream<Projection> all() {
        return sources.stream().flatMap(source -> source.all().stream());
    }
}
