/** Escalations of inbox-service: whoever wrote is found among the contacts, or becomes one. */
package dev.handoff.contact.escalation;
