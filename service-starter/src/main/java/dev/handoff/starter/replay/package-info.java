/** Making tables anew from the events, beside the live ones, and putting them in their place without anybody noticing. */
package dev.handoff.starter.replay;
