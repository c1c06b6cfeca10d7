package dev.handoff.starter.web.body;

import dev.handoff.starter.web.Patch;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes a record of a JSON object: field by field, so that everything that is wrong is found at once and named by its
 * place in the JSON. Records within are read the same way, with or without {@code @Valid}.
 */
final class RecordReader {

    private final Validator validator;
    private final ValueReader values = new ValueReader(this);

    RecordReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws dev.handoff.starter.problem.InvalidRequest naming every unknown and invalid field */
    Object read(JsonNode object, Class<?> type) {
        var errors = new Errors();
        var result = read(object, type, "", errors);
        errors.refuseIfAny();
        return result;
    }

    /** The record, or null where it cannot be made; the errors say why. */
    Object read(JsonNode object, Class<?> type, String path, Errors errors) {
        var shape = RecordShape.of(type);
        object.propertyNames().stream()
                .filter(name -> !shape.hasField(name))
                .forEach(name -> errors.add(within(path, name), "is not a known field"));
        var arguments = shape.fields().stream()
                .map(field -> argument(object, field, within(path, field.name()), errors))
                .toArray();
        try {
            var result = shape.construct(arguments);
            addViolations(validator.validate(result), type, path, errors);
            return result;
        } catch (IllegalArgumentException | NullPointerException e) {
            explain(e, type, arguments, path, errors);
            return null;
        }
    }

    private Object argument(JsonNode object, RecordShape.Field field, String path, Errors errors) {
        var node = object.get(field.name());
        if (field.isPatch() && node == null) return Patch.absent();
        return values.read(node, field.type(), field.isTrimmed(), path, errors);
    }

    /** The record's own constructor refused; tell what the constraints say of what it was given, else its words. */
    private void explain(RuntimeException e, Class<?> type, Object[] arguments, String path, Errors errors) {
        var fields = RecordShape.of(type).fields();
        for (var i = 0; i < fields.size(); i++) {
            addViolations(validator.validateValue(type, fields.get(i).component(), arguments[i]), type, path, errors);
        }
        if (!errors.isEmpty()) return;
        var message = e instanceof IllegalArgumentException ? e.getMessage() : null;
        errors.add(path.isEmpty() ? "body" : path, message == null ? "is not valid" : message);
    }

    private static <T> void addViolations(
            Set<? extends ConstraintViolation<T>> violations, Class<?> type, String path, Errors errors) {
        violations.stream()
                .sorted((a, b) -> a.getPropertyPath()
                        .toString()
                        .compareTo(b.getPropertyPath().toString()))
                .forEach(violation -> place(violation.getPropertyPath(), type, path)
                        .filter(place -> !errors.concern(place))
                        .ifPresent(place -> errors.add(place, violation.getMessage())));
    }

    /** Where in the JSON; empty where it is inside of a record within, which was read and checked already. */
    private static Optional<String> place(Path violated, Class<?> type, String path) {
        var place = new StringBuilder();
        for (var node : violated) {
            if (node.getKind() == ElementKind.PROPERTY) {
                if (!place.isEmpty()) return Optional.empty();
                place.append(within(path, RecordShape.of(type).nameOf(node.getName())));
            }
            if (node.getIndex() != null)
                place.append('[').append(node.getIndex()).append(']');
            else if (node.getKey() != null) place.append('.').append(node.getKey());
        }
        if (place.isEmpty()) return Optional.of(path.isEmpty() ? "body" : path);
        return Optional.of(place.toString());
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
