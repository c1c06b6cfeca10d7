/** JSON as the contract writes it: instants with milliseconds, enums by their outside names. */
package dev.handoff.starter.json;
