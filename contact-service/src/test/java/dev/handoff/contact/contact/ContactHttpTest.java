package dev.handoff.contact.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contact.ContactServiceForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContactHttpTest {

    private static ContactServiceForTests service;

    @BeforeAll
    static void start() {
        service = ContactServiceForTests.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_contact_is_created_and_found_again() {
        var created = service.anna().post("/api/contacts", """
                {"firstName": " Maria ", "lastName": "Jansen", "email": "maria@example.org", "phone": "+49 (0)30 901820",
                 "language": "DE-de", "timeZone": "Europe/Berlin", "externalId": "CRM-1"}""");
        assertThat(created.outcome()).as("%s", created).isEqualTo("201");
    }
}
