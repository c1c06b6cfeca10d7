/** The contacts as people look them up: one by id, lists in order, found by any part of a word. */
package dev.handoff.contact.directory;
