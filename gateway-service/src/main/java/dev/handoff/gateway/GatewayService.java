package dev.handoff.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one door of Handoff: it knows who calls, how much one may call, and which service answers. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayService {

    public static void main(String... arguments) {
        SpringApplication.run(GatewayService.class, arguments);
    }
}
