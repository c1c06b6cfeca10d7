/** The catalogue of tags and their groups, and which contact has been told to carry which. */
package dev.handoff.contact.tag;
