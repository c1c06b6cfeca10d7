/** The OpenAPI document of a service. */
package dev.handoff.starter.web.openapi;
