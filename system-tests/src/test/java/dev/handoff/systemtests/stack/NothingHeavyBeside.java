package dev.handoff.systemtests.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that want the processors for themselves, and so neither of the stacks at work for others. */
@WholeStackTest
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(ScaledStack.LOCK)
public @interface NothingHeavyBeside {}
