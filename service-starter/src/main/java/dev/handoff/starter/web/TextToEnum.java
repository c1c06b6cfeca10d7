package dev.handoff.starter.web;

import dev.handoff.starter.json.EnumNames;
import dev.handoff.starter.problem.InvalidValue;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Choices in query parameters, by the names that JSON has for them. */
@SuppressWarnings("rawtypes") // so does ConverterFactory know enums
final class TextToEnum implements ConverterFactory<String, Enum> {

    @Override
    public <E extends Enum> Converter<String, E> getConverter(Class<E> type) {
        var names = EnumNames.of(type);
        return text -> Optional.ofNullable(names.get(text))
                .map(type::cast)
                .orElseThrow(() -> new InvalidValue(EnumNames.complaint(type)));
    }
}
