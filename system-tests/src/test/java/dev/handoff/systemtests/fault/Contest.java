package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.fault.Ledger.Answered;
import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Many who want the same conversations at once: of each exactly one gets it, and the others are told who. */
record Contest(Stack stack, Ledger ledger) {

    private static final Duration TOO_MANY = Duration.ofMillis(500);

    void run(int conversations, int racers) throws Exception {
        for (var number = 0; number < conversations; number++) race(racers);
    }

    private void race(int racers) throws Exception {
        var id = stack.bot().escalate("Who is first?");
        var people = List.of(stack.anna(), stack.ben(), stack.chris(), stack.olga(), stack.ada());
        var races = new ArrayList<Callable<Answer>>();
        for (var racer = 0; racer < racers; racer++) {
            var person = people.get(racer % people.size());
            races.add(() -> assign(person, id));
        }
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(races)) answers.add(answer.get());
        }
        var won = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).as("winners of " + id).hasSize(1);
        var winner = won.getFirst().text("assignee");
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(refused -> assertThat(
                                refused.isRefused(409, "already-assigned").text("assignee"))
                        .isEqualTo(winner));
        ledger.conversation(id, new Answered("assigned", 1, winner));
    }

    /** Others work beside, and everybody may ask so much a second only. */
    private static Answer assign(Person person, String id) {
        var answer = person.assign(id);
        while (answer.status() == 429) {
            LockSupport.parkNanos(TOO_MANY.toNanos());
            answer = person.assign(id);
        }
        return answer;
    }
}
