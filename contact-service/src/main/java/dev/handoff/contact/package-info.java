/** The people who write: their details, their tags, and the conversations that they engaged in. */
package dev.handoff.contact;
