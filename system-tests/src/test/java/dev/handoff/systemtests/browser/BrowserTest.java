package dev.handoff.systemtests.browser;

import dev.handoff.systemtests.stack.StackTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Stories in a real browser: methods take {@link Browsers}, and fail where a page complained while they ran. One class at a
 * time: Playwright takes one call at a time.
 */
@StackTest
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OpenBrowsers.class)
@ResourceLock("the browser")
@interface BrowserTest {}
