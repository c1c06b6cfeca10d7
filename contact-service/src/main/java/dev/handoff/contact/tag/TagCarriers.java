package dev.handoff.contact.tag;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the contacts that have been told to carry a tag otherwise than the catalogue has it now. */
@Component
public class TagCarriers {

    private static final long LOOK_AGAIN_MILLIS = 20;

    private static final String BEHIND = """
            select c.contact_id from contact_tags c
              left join tags t on t.tag_id = c.tag_id
              left join tag_groups g on g.group_id = t.group_id
             where c.tag_id = ? and c.contact_id > ?
               and (t.tag_id is null or (c.name, c.group_name) is distinct from (t.name, g.name))
             order by c.contact_id limit ?""";

    private final JdbcClient jdbc;

    TagCarriers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next contacts that are behind with a tag, in order of their ids.
     *
     * @param after a contact's id; empty for the first page
     */
    public List<String> behind(String tagId, String after, int limit) {
        return jdbc.sql(BEHIND).params(tagId, after, limit).query(String.class).list();
    }

    /** Waits until nobody is behind with a tag; false if somebody still is after the time-out. */
    boolean awaitSpread(String tagId, Duration timeout) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        while (!behind(tagId, "", 1).isEmpty()) {
            if (System.nanoTime() > end) return false;
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }
}
