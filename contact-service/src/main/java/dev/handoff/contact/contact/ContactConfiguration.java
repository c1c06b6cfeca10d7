package dev.handoff.contact.contact;

import dev.handoff.contact.tag.TagEvent;
import dev.handoff.events.EventTypes;
import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.command.AggregateType;
import dev.handoff.starter.store.EventVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the store has to know of contacts: what is stored, and what of it is published. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    EventVocabulary vocabulary() {
        return new EventVocabulary(
                "/handoff/contacts",
                Topics.CONTACTS,
                EventTypes.of(ContactEvent.class),
                EventTypes.of(ContactEvent.class, TagEvent.class));
    }

    @Bean
    AggregateType<Contact> contactType() {
        return new AggregateType<>(Contact.class, "contact");
    }
}
