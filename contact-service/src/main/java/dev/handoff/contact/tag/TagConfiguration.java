package dev.handoff.contact.tag;

import dev.handoff.starter.command.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the store has to know of the catalogue. */
@Configuration(proxyBeanMethods = false)
class TagConfiguration {

    @Bean
    AggregateType<TagCatalogue> tagCatalogueType() {
        return new AggregateType<>(TagCatalogue.class, "catalogue of tags");
    }
}
