package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@StackTest
class RaceTest {

    private static final int RACERS = 200;

    private final Stack stack;

    RaceTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void of_200_who_assign_at_once_one_wins_and_199_are_told_who() throws Exception {
        var id = stack.bot().escalate("Who is first?");
        var people = List.of(stack.anna(), stack.ben(), stack.chris(), stack.olga(), stack.ada());
        var start = new CountDownLatch(1);
        var racing = new ArrayList<Future<Answer>>();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var racer = 0; racer < RACERS; racer++) {
                var person = people.get(racer % people.size());
                racing.add(threads.submit(() -> {
                    start.await();
                    return person.assign(id);
                }));
            }
            start.countDown();
            for (var racer : racing) answers.add(racer.get());
        }

        var won = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).as("winners").hasSize(1);
        var winner = won.getFirst();
        assertThat(winner.text("folder")).isEqualTo("mine");
        var assignee = winner.text("assignee");
        answers.stream().filter(answer -> answer != winner).forEach(refused -> {
            refused.isRefused(409, "already-assigned");
            assertThat(refused.text("assignee")).isEqualTo(assignee);
            assertThat(refused.text("assigneeName")).isEqualTo(winner.text("assigneeName"));
            assertThat(refused.text("assignedAt")).isEqualTo(winner.text("assignedAt"));
        });
        assertThat(stack.anna().history(id)).hasSize(2);
    }
}
