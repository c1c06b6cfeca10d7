package dev.handoff.systemtests.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** As {@link StackTest}, with nobody else at that stack: tests that stop parts of it, or count what everybody made. */
@StackTest
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedStack.LOCK)
public @interface WholeStackTest {}
