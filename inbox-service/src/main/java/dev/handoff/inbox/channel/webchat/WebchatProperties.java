package dev.handoff.inbox.channel.webchat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code handoff.webchat.*}.
 *
 * @param key signs the tokens of visitors, 32 characters or more; empty for one made at random
 * @param inbox which of the team's inboxes visitors come to
 * @param visitLasts how long a visit and its token are good
 * @param messagesPerMinute what one visitor may say in a minute
 * @param mostMessages what one visitor may say to the bot in all
 * @param visitsPerMinute how many visits may begin from one address in a minute
 */
@ConfigurationProperties("handoff.webchat")
record WebchatProperties(
        boolean enabled,
        String key,
        String inbox,
        Duration visitLasts,
        int messagesPerMinute,
        int mostMessages,
        int visitsPerMinute) {}
