package dev.handoff.gateway.route;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A name may stand for several instances, as in containers: new connections take its addresses in turn, and pass over one
 * that refuses them. A name that is asked for again soon knows of instances that came later.
 */
@Configuration(proxyBeanMethods = false)
class Resolving {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    @Bean
    HttpClientCustomizer addressesInTurn() {
        return client ->
                client.resolver(names -> names.roundRobinSelection(true).cacheMaxTimeToLive(REMEMBERED));
    }
}
