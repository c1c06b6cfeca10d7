package dev.handoff.gateway.route;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's connections to the services. */
@Configuration(proxyBeanMethods = false)
class Connections {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 2_048;
    /** In a JVM of 512 MiB or less Netty keeps no larger buffers: each would be allocated and cleared for one read. */
    private static final int LARGEST_READ = 16_384;

    /**
     * A name may stand for several instances, as in containers: new connections take its addresses in turn, and pass over
     * one that refuses them. A name that is asked for again soon knows of instances that came later.
     */
    @Bean
    HttpClientCustomizer addressesInTurn() {
        return client ->
                client.resolver(names -> names.roundRobinSelection(true).cacheMaxTimeToLive(REMEMBERED));
    }

    @Bean
    HttpClientCustomizer readsIntoKeptBuffers() {
        return client -> client.option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ));
    }
}
