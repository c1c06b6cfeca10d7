/**
 * The contacts of contact-service as its events on Kafka tell them, with what it takes to know how current they are, and
 * snapshots of them to read.
 */
package dev.handoff.export.contactcopy;
