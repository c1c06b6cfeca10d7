/** {@code Idempotency-Key}: a POST that is sent twice is served once. */
package dev.handoff.starter.web.idempotency;
