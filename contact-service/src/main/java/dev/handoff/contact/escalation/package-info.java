/**
 * Conversations that begin in inbox-service, by an escalation or by an agent who writes to a contact: whoever takes part
 * is found among the contacts, or becomes one.
 */
package dev.handoff.contact.escalation;
