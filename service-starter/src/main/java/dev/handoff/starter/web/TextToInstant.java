package dev.handoff.starter.web;

import dev.handoff.starter.json.Times;
import dev.handoff.starter.problem.InvalidValue;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;

/** Times in query parameters. A {@code +} that was not encoded arrives as a space, and is taken for what it was. */
final class TextToInstant implements Converter<String, Instant> {

    @Override
    public Instant convert(String text) {
        return Times.parse(text.replace(' ', '+'))
                .orElseThrow(() -> new InvalidValue("must be a time like 2026-03-01T09:30:00.000Z"));
    }
}
