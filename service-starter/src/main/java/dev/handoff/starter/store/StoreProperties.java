package dev.handoff.starter.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code handoff.store.*}.
 *
 * @param queue appends that may wait for the writer; one more is answered 503
 * @param batch the most appends in one transaction
 */
@ConfigurationProperties("handoff.store")
public record StoreProperties(
        @DefaultValue("4096") int queue,
        @DefaultValue("256") int batch) {}
