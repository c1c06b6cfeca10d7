package dev.handoff.starter.store;

import dev.handoff.starter.command.AggregateType;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The smallest aggregate that shows what the starter gives: counts to three and no further. */
public class SampleCounter {

    public record Begin(@TargetAggregateIdentifier String id) {}

    public record Count(@TargetAggregateIdentifier String id, ExpectedVersion expected) {}

    public static final class Finished extends Refusal {
        private static final long serialVersionUID = 1L;

        Finished() {
            super(409, "finished", "It has counted to three.");
        }
    }

    @AggregateIdentifier
    private String id;

    private int number;

    SampleCounter() {}

    @CommandHandler
    SampleCounter(Begin command) {
        AggregateLifecycle.apply(new Sample.Counted(command.id(), 0));
    }

    @CommandHandler
    void decide(Count command) {
        command.expected().refuseIfNot(AggregateLifecycle.getVersion());
        if (number == 3) throw new Finished();
        AggregateLifecycle.apply(new Sample.Counted(id, number + 1));
    }

    @EventSourcingHandler
    void evolve(Sample.Counted event) {
        id = event.id();
        number = event.number();
    }

    /** What a service declares to have a store with this aggregate. */
    @Configuration(proxyBeanMethods = false)
    public static class Beans {

        @Bean
        EventVocabulary vocabulary() {
            return new EventVocabulary("/handoff/sample", "handoff.sample", Sample.TYPES, Sample.TYPES);
        }

        @Bean
        AggregateType<SampleCounter> counter() {
            return new AggregateType<>(SampleCounter.class, "counter");
        }

        @Bean
        Claims claims() {
            return Sample::claims;
        }
    }
}
