package dev.handoff.starter.reaction;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which reactions stand still until somebody resumes them, on whatever instance. */
final class PausedReactions {

    private final JdbcClient jdbc;

    PausedReactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> all() {
        return jdbc.sql("select reaction from paused_reactions")
                .query(String.class)
                .set();
    }

    void add(String reaction, String by) {
        jdbc.sql("insert into paused_reactions (reaction, paused_by) values (?, ?) on conflict do nothing")
                .params(reaction, by)
                .update();
    }

    void remove(String reaction) {
        jdbc.sql("delete from paused_reactions where reaction = ?")
                .param(reaction)
                .update();
    }
}
