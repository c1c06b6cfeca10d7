package dev.handoff.systemtests.benchmark;

import dev.handoff.inbox.InboxService;
import dev.handoff.inbox.conversation.CommandsForTests;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * inbox-service as it runs, in this process: commands go to its aggregates past HTTP, and come back when the event is
 * durable and every view shows it. Kafka is away, which stops no command.
 */
final class InProcess implements AutoCloseable {

    private static final String NO_KAFKA = "localhost:1";

    private final ConfigurableApplicationContext service;
    private final Commands commands;

    InProcess() {
        this(PostgresForTests.newDatabase());
    }

    InProcess(String database) {
        var settings = Stream.of(
                "server.port=0",
                "management.server.port=0",
                "handoff.issuer=" + TestTokens.issuer(),
                "spring.datasource.url=" + database,
                "spring.datasource.username=",
                "spring.datasource.password=",
                "spring.kafka.bootstrap-servers=" + NO_KAFKA,
                "spring.kafka.listener.auto-startup=false",
                "logging.level.root=error",
                "logging.level.org.apache.kafka=off");
        this.service = new SpringApplicationBuilder(InboxService.class)
                .logStartupInfo(false)
                .run(settings.map("--"::concat).toArray(String[]::new));
        this.commands = service.getBean(Commands.class);
    }

    List<Round.Client> clients(int number) {
        return IntStream.range(0, number).mapToObj(this::client).toList();
    }

    private Round.Client client(int number) {
        var agent = "agent-" + number;
        return stopwatch -> {
            var id = Ids.next();
            stopwatch.time(() -> send(CommandsForTests.escalate(id)));
            stopwatch.time(() -> send(CommandsForTests.assign(id, agent)));
        };
    }

    Object send(Object command) {
        commands.send(command);
        return command;
    }

    /** How many conversations the folder "assigned" shows, and how many there are by their events. */
    Folder assigned() {
        var jdbc = service.getBean(JdbcClient.class);
        return new Folder(
                count(jdbc, "select count(*) from conversations where status = 'assigned'"),
                count(jdbc, "select count(*) from events where type = 'handoff.conversation.assigned.v1'"));
    }

    /**
     * @param shown by the view
     * @param stored as events
     */
    record Folder(long shown, long stored) {

        boolean isCurrent() {
            return shown == stored;
        }
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** False while the search index, which is brought up beside the commands, is behind them. */
    boolean isIndexed() {
        var jdbc = service.getBean(JdbcClient.class);
        return count(jdbc, "select position from search_progress") >= count(jdbc, "select max(position) from events");
    }

    /** Where it answers HTTP. */
    URI address() {
        return URI.create("http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        service.close();
    }
}
