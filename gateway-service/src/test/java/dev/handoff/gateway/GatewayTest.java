package dev.handoff.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** The whole gateway on a free port, among its {@link Neighbours}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // Contexts stop one after the other, when nobody is left to be waited for.
            "server.shutdown=immediate",
            // Long for a busy machine, short for whoever waits for a test.
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s"
        })
@ContextConfiguration(initializers = Neighbours.class)
@Import(Client.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface GatewayTest {}
