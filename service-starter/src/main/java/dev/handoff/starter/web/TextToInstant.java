package dev.handoff.starter.web;

import dev.handoff.starter.json.Times;
import dev.handoff.starter.problem.InvalidValue;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;

/** Times in query parameters. */
final class TextToInstant implements Converter<String, Instant> {

    @Override
    public Instant convert(String text) {
        return Times.parse(Times.unescaped(text)).orElseThrow(() -> new InvalidValue(Times.COMPLAINT));
    }
}
