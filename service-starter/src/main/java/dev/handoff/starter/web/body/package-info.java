/** Request bodies: read strictly, field by field, with everything that is wrong in one answer. */
package dev.handoff.starter.web.body;
