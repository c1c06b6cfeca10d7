package dev.handoff.starter.web.idempotency;

import dev.handoff.starter.command.Ids;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of requests with a key.
 *
 * <p>Nothing here waits for the disk ({@code synchronous_commit} is off for these statements alone): the log of
 * PostgreSQL is in order, so if the events of a request are durable its claim, written before, is too; and if an answer is
 * lost with the server, the request is done again with the id of its claim and creates nothing twice.
 */
final class KeyedRequests {

    /** Longer than any request takes. One whose server died is taken over after that. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Duration kept;

    /** @param kept how long a key counts */
    KeyedRequests(JdbcClient jdbc, Duration kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    /** @throws KeyReused if the key came with another body */
    Claim claim(KeyedRequest request) {
        return claimNew(request)
                .or(() -> takeOver(request))
                .<Claim>map(Claim.Ours::new)
                .orElseGet(() -> find(request));
    }

    private Optional<String> claimNew(KeyedRequest request) {
        return jdbc.sql("""
                with fast as (select set_config('synchronous_commit', 'off', true))
                insert into idempotent_request as known (request, body, id, asked_at, leased_until)
                select :request, :body, :id, now(), now() + make_interval(secs => :lease) from fast
                on conflict (request) do update
                set body = excluded.body, id = excluded.id, asked_at = excluded.asked_at,
                    leased_until = excluded.leased_until,
                    status = null, location = null, etag = null, content_type = null, answer = null
                where known.asked_at < now() - make_interval(secs => :kept)
                returning id
                """)
                .param("request", request.request())
                .param("body", request.body())
                .param("id", Ids.next())
                .param("lease", LEASE.toSeconds())
                .param("kept", kept.toSeconds())
                .query(String.class)
                .optional();
    }

    private Optional<String> takeOver(KeyedRequest request) {
        return jdbc.sql("""
                update idempotent_request set leased_until = now() + make_interval(secs => :lease)
                where request = :request and body = :body and status is null and leased_until < now()
                returning id
                """)
                .param("request", request.request())
                .param("body", request.body())
                .param("lease", LEASE.toSeconds())
                .query(String.class)
                .optional();
    }

    private Claim find(KeyedRequest request) {
        return jdbc.sql("""
                select body = :body as same, status, location, etag, content_type, answer
                from idempotent_request where request = :request
                """)
                .param("request", request.request())
                .param("body", request.body())
                .<Claim>query((row, index) -> {
                    if (!row.getBoolean("same")) throw new KeyReused();
                    if (row.getObject("status") == null) return new Claim.Busy();
                    return new Claim.Answered(new Answer(
                            row.getInt("status"),
                            row.getString("location"),
                            row.getString("etag"),
                            row.getString("content_type"),
                            row.getBytes("answer")));
                })
                .optional()
                .orElseGet(Claim.Busy::new); // given back in between
    }

    void keep(KeyedRequest request, Answer answer) {
        jdbc.sql("""
                with fast as (select set_config('synchronous_commit', 'off', true))
                update idempotent_request
                set status = :status, location = :location, etag = :etag, content_type = :contentType, answer = :answer
                from fast where request = :request
                """)
                .param("request", request.request())
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("contentType", answer.contentType())
                .param("answer", answer.body())
                .update();
    }

    /** Nothing was done: the key is as good as new. */
    void forget(KeyedRequest request) {
        jdbc.sql("delete from idempotent_request where request = :request and status is null")
                .param("request", request.request())
                .update();
    }

    /** Nobody knows what was done: whoever tries again, with the same body, goes on with the same id. */
    void giveBack(KeyedRequest request) {
        jdbc.sql("update idempotent_request set leased_until = '-infinity' where request = :request")
                .param("request", request.request())
                .update();
    }

    /** Returns how many requests are too old to count, and gone. */
    int purge() {
        return jdbc.sql("delete from idempotent_request where asked_at < now() - make_interval(secs => :kept)")
                .param("kept", kept.toSeconds())
                .update();
    }
}
