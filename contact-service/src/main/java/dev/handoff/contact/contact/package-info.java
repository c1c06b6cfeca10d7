/** The contact itself: its rules, and the calls that change it. */
package dev.handoff.contact.contact;
