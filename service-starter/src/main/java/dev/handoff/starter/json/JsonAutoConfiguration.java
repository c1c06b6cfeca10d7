package dev.handoff.starter.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** How the services write JSON over HTTP; how they read it is {@code web.body}'s business. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
class JsonAutoConfiguration {

    @Bean
    MillisecondInstants millisecondInstants() {
        return new MillisecondInstants();
    }
}
