package dev.handoff.events.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way by which a visitor writes. */
public enum Channel {
    @JsonProperty("web")
    WEB,
    @JsonProperty("whatsapp")
    WHATSAPP,
    @JsonProperty("messenger")
    MESSENGER,
    @JsonProperty("teams")
    TEAMS,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("sms")
    SMS
}
