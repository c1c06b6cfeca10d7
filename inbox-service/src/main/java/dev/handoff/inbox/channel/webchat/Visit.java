package dev.handoff.inbox.channel.webchat;

import dev.handoff.events.PersonalData;

/**
 * A visitor's stay at the chat.
 *
 * @param name as they gave it, or null
 * @param language a BCP 47 tag
 * @param conversationId null until they ask for a human
 */
record Visit(String visitId, @PersonalData String name, String language, String conversationId) {}
