package dev.handoff.inbox.conversation;

import dev.handoff.events.EventTypes;
import dev.handoff.events.Topics;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.starter.command.AggregateType;
import dev.handoff.starter.store.EventVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service stores and publishes: the events of conversations, all of them. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    EventVocabulary vocabulary() {
        var types = EventTypes.of(ConversationEvent.class);
        return new EventVocabulary("/handoff/inbox", Topics.CONVERSATIONS, types, types);
    }

    @Bean
    AggregateType<Conversation> conversation() {
        return new AggregateType<>(Conversation.class, "conversation");
    }
}
