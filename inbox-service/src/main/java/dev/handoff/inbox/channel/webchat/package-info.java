/**
 * The website chat: visitors without an account talk to a scripted bot, which hands them to people like any bot platform
 * does. Off unless it is configured. What a visitor may do is all in here; their tokens open nothing else.
 */
package dev.handoff.inbox.channel.webchat;
