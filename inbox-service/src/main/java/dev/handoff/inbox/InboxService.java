package dev.handoff.inbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Conversations, the folders in which a team finds them, their threads, and the live stream of what changes. */
@SpringBootApplication
@EnableScheduling
public class InboxService {

    public static void main(String[] arguments) {
        SpringApplication.run(InboxService.class, arguments);
    }
}
