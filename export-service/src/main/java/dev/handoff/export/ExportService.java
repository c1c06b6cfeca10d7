package dev.handoff.export;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Contacts as files. */
@SpringBootApplication
@EnableScheduling
public class ExportService {

    public static void main(String[] arguments) {
        SpringApplication.run(ExportService.class, arguments);
    }
}
