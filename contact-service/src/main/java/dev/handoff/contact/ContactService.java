package dev.handoff.contact;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service of the people who write, and their tags. */
@SpringBootApplication
public class ContactService {

    public static void main(String[] arguments) {
        SpringApplication.run(ContactService.class, arguments);
    }
}
