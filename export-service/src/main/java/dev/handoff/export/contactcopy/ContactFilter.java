package dev.handoff.export.contactcopy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.events.PersonalData;
import java.util.List;

/**
 * Which contacts: those that meet all conditions that are there, so all contacts where there is none.
 *
 * @param tag the id of a tag that the contact bears
 * @param q what to search for, as in contact-service: every word of it is part of the names, e-mail, phone or external
 *     id, whatever their case and accents; or it is a run of 3 or more digits of the phone
 * @param contactIds the ids of the contacts; ids of no contact are passed over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactFilter(String tag, @PersonalData String q, List<String> contactIds) {

    /** All contacts. */
    public static final ContactFilter NONE = new ContactFilter(null, null, null);
}
