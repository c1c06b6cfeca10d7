/**
 * Contacts as files: {@link dev.handoff.export.contactcopy a copy of the contacts} fed from Kafka,
 * {@link dev.handoff.export.job jobs} that people ask for, and {@link dev.handoff.export.file the files} they get.
 */
package dev.handoff.export;
