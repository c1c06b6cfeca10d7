/** How people write names, addresses, phones and the like, and how such text is kept, compared and found. */
package dev.handoff.contact.text;
