package dev.handoff.systemtests.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that take the second {@link Stack} of a run as parameter, which has two inboxes and two gateways, one class at a time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ScaledStack.class)
@ResourceLock(ScaledStack.LOCK)
public @interface ScaledStackTest {}
