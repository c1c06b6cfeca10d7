package dev.handoff.starter.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.problem.StaleVersion;
import dev.handoff.starter.problem.Unavailable;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that has one of everything. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TestService.Things.class)
class TestService {

    enum Colour {
        @JsonProperty("red")
        RED,
        @JsonProperty("dark-blue")
        DARK_BLUE
    }

    record Part(@NotNull @Text(max = 10) String text, Instant at) {}

    record Owner(@Text(max = 5) String name, String email) {}

    record NewThing(
            @Id String thingId,
            @NotNull @Text(max = 10) String name,
            Colour colour,
            Owner owner,
            List<Part> parts,
            List<@Text(max = 3) String> labels,
            boolean stay,
            Integer count) {}

    record Leave(boolean handBack) {}

    @Trimmed
    record Change(@Text(max = 10) Patch<String> name, Patch<Colour> colour) {}

    record Count(@NotNull Integer by) {}

    record Counted(String id, int count) {}

    record Thing(String thingId, long version, String name, Colour colour, Owner owner, Instant at) {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** What {@link IdempotencyKey} was for the last count, also if it failed. */
    static volatile String lastId;

    @RestController
    @Roles({"agent", "operator"})
    static class Things {

        @PostMapping("/api/things")
        ResponseEntity<Thing> create(@RequestBody NewThing body) {
            var id = body.thingId() == null ? "made" : body.thingId();
            var thing = new Thing(id, 0, body.name(), body.colour(), body.owner(), Instant.EPOCH);
            return ResponseEntity.created(URI.create("/api/things/" + id))
                    .eTag(ETag.of(0))
                    .body(thing);
        }

        @PostMapping("/api/count")
        ResponseEntity<Counted> count(@RequestBody Count body) {
            lastId = IdempotencyKey.current().orElse(null);
            if (body.by() == 0) throw new IllegalStateException("fails");
            var count = COUNT.addAndGet(body.by());
            return ResponseEntity.created(URI.create("/api/count/" + count))
                    .eTag(ETag.of(count))
                    .body(new Counted(lastId, count));
        }

        @GetMapping("/api/things/{thingId}")
        Thing get(@PathVariable String thingId) {
            if (thingId.equals("none")) throw new NotFound("thing", thingId);
            return new Thing(thingId, 3, "name", Colour.DARK_BLUE, null, Instant.EPOCH.plusNanos(123_456_789));
        }

        @PatchMapping("/api/things/{thingId}")
        Map<String, String> change(@PathVariable String thingId, @RequestBody Change change, ExpectedVersion expected) {
            return Map.of("name", "" + change.name(), "colour", "" + change.colour(), "expected", "" + expected);
        }

        @PostMapping("/api/things/{thingId}/leave")
        Leave leave(@PathVariable String thingId, @RequestBody(required = false) Leave body) {
            return body == null ? new Leave(false) : body;
        }

        @PostMapping("/api/things/{thingId}/assign")
        Caller assign(@PathVariable String thingId, Caller caller, ExpectedVersion expected) {
            expected.refuseIfNot(3);
            return caller;
        }

        @Roles("operator")
        @PostMapping("/api/operate")
        Origin operate() {
            return Origin.current().orElseThrow();
        }

        @GetMapping("/api/things")
        Page<String> list(
                @RequestParam(required = false) @Text(max = 5) String q,
                @RequestParam(defaultValue = "red") Colour colour,
                @RequestParam(required = false) Instant at,
                Limit limit,
                Cursor cursor) {
            var from = cursor.keys("things", 1).map(keys -> keys.number(0)).orElse(0L);
            var rows = IntStream.range(from.intValue(), Math.min(120, from.intValue() + limit.plusOne()))
                    .mapToObj(i -> "thing-" + i)
                    .toList();
            return Page.of(rows, limit, row -> Cursor.after("things", Integer.parseInt(row.substring(6)) + 1));
        }

        @GetMapping("/api/required")
        Instant required(@RequestParam Instant at) {
            return at;
        }

        @GetMapping(value = "/api/file", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
        ResponseEntity<ByteArrayResource> file() {
            return ResponseEntity.ok(new ByteArrayResource(new byte[100]));
        }

        @GetMapping("/api/fails/{how}")
        void fails(@PathVariable String how) {
            switch (how) {
                case "stale" -> throw new StaleVersion(7);
                case "busy" -> throw new Unavailable("The store is full.");
                case "database" -> throw new DataAccessResourceFailureException("jdbc:postgresql://secret");
                case "wrapped" -> throw new IllegalStateException("secret", new NotFound("thing", "x"));
                default -> throw new IllegalStateException("secret select * from things");
            }
        }
    }
}
