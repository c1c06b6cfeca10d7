package dev.handoff.starter.web;

import dev.handoff.starter.json.EnumNames;
import dev.handoff.starter.json.Times;
import dev.handoff.starter.problem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/**
 * Checks the query parameters that a method takes before any is converted, so that all errors are told at once, and
 * because Spring would take the Java name of an enum's constant for its name.
 */
final class QueryParameters {

    private QueryParameters() {}

    static List<FieldError> errors(HttpServletRequest request, HandlerMethod method) {
        var notStorable = request.getParameterMap().entrySet().stream()
                .filter(entry -> !Arrays.stream(entry.getValue()).allMatch(Characters::isStorable))
                .map(entry -> new FieldError(entry.getKey(), Characters.NOT_STORABLE));
        var wrong = Arrays.stream(method.getMethod().getParameters())
                .flatMap(parameter -> error(request, parameter).stream());
        return Stream.concat(notStorable, wrong).toList();
    }

    private static Optional<FieldError> error(HttpServletRequest request, Parameter parameter) {
        var name = nameOf(parameter);
        return Optional.ofNullable(request.getParameter(name))
                .filter(value -> !value.isEmpty() || !hasDefault(parameter))
                .flatMap(value -> complaint(value, parameter.getType()))
                .map(complaint -> new FieldError(name, complaint));
    }

    private static Optional<String> complaint(String value, Class<?> type) {
        if (type == Limit.class) return Limit.complaint(value);
        if (type == Instant.class && Times.parse(Times.unescaped(value)).isEmpty()) return Optional.of(Times.COMPLAINT);
        if (type.isEnum() && !EnumNames.of(type).containsKey(value)) return Optional.of(EnumNames.complaint(type));
        return Optional.empty();
    }

    private static String nameOf(Parameter parameter) {
        if (parameter.getType() == Limit.class) return Limit.NAME;
        return Optional.ofNullable(parameter.getAnnotation(RequestParam.class))
                .map(annotation -> annotation.name().isEmpty() ? annotation.value() : annotation.name())
                .filter(name -> !name.isEmpty())
                .orElse(parameter.getName());
    }

    private static boolean hasDefault(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(RequestParam.class))
                .filter(annotation -> !annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE))
                .isPresent();
    }
}
