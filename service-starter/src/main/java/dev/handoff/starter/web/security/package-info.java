/** Bearer tokens: where their keys come from, what they have to say, and who may do without one. */
package dev.handoff.starter.web.security;
