package dev.handoff.starter.deadletter;

import dev.handoff.starter.deadletter.DeadLetterList.Queue;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dead letters of a service without HTTP. */
public final class DeadLettersForTests {

    private final DeadLetterList list;
    private final Retrying retrying;

    private DeadLettersForTests(DeadLetterList list, Retrying retrying) {
        this.list = list;
        this.retrying = retrying;
    }

    public static DeadLettersForTests of(ApplicationContext service) {
        var list = new DeadLetterList(JdbcClient.create(service.getBean(DataSource.class)));
        return new DeadLettersForTests(list, new Retrying(service.getBean(DeadLetters.class), list));
    }

    /** Where they stand, in the order in which they were set aside. */
    public List<Long> positions() {
        return list.page(Cursor.START, new Limit(200)).items().stream()
                .map(DeadLetter::position)
                .toList();
    }

    /** How many wait after a retry. */
    public long retry(String source, String key) throws Exception {
        return retrying.retry(List.of(new Queue(source, key)), "ada").waiting();
    }
}
