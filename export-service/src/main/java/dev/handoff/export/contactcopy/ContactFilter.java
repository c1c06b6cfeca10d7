package dev.handoff.export.contactcopy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.events.PersonalData;
import dev.handoff.starter.web.Id;
import dev.handoff.starter.web.Text;
import dev.handoff.starter.web.Trimmed;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which contacts: those that meet all conditions that are there, so all contacts where there is none.
 *
 * @param tag the id of a tag that the contact bears
 * @param q what to search for, as in the list of contacts: every word of it is part of the names, e-mail, phone or
 *     external id, whatever their case and accents, or a run of 3 or more digits of the phone
 * @param contactIds the ids of the contacts; ids of no contact are passed over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactFilter(
        @Id String tag,
        @PersonalData @Trimmed @Text String q,

        @Size(max = MOST_CONTACT_IDS, message = "must have at most 10,000 ids")
        List<@Id String> contactIds) {

    static final int MOST_CONTACT_IDS = 10_000;

    /** All contacts. */
    public static final ContactFilter NONE = new ContactFilter(null, null, null);
}
