package dev.handoff.localstack.identity;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same address as the services'. Whoever is answered can sign in: nothing here needs anything else. */
@RestController
class Readiness {

    static final String PATH = "/actuator/health/readiness";

    @GetMapping(PATH)
    Map<String, String> ready() {
        return Map.of("status", "UP");
    }
}
