package dev.handoff.starter.web.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.starter.web.Patch;
import dev.handoff.starter.web.Trimmed;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.ReflectionUtils;
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
        var components = components(type);
        object.propertyNames().stream()
                .filter(name -> !components.containsKey(name))
                .forEach(name -> errors.add(within(path, name), "is not a known field"));
        var arguments = components.entrySet().stream()
                .map(field -> argument(object, field.getValue(), within(path, field.getKey()), errors))
                .toArray();
        try {
            var result = construct(type, arguments);
            addViolations(validator.validate(result), type, path, errors);
            return result;
        } catch (IllegalArgumentException | NullPointerException e) {
            explain(e, type, arguments, path, errors);
            return null;
        }
    }

    private Object argument(JsonNode object, RecordComponent component, String path, Errors errors) {
        var node = object.get(nameOf(component));
        var isTrimmed = component.isAnnotationPresent(Trimmed.class)
                || component.getDeclaringRecord().isAnnotationPresent(Trimmed.class);
        if (component.getType() == Patch.class && node == null) return Patch.absent();
        return values.read(node, component.getGenericType(), isTrimmed, path, errors);
    }

    /** The record's own constructor refused; tell what the constraints say of what it was given, else its words. */
    private void explain(RuntimeException e, Class<?> type, Object[] arguments, String path, Errors errors) {
        var components = type.getRecordComponents();
        for (var i = 0; i < components.length; i++) {
            addViolations(validator.validateValue(type, components[i].getName(), arguments[i]), type, path, errors);
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
                place.append(within(path, jsonName(type, node.getName())));
            }
            if (node.getIndex() != null)
                place.append('[').append(node.getIndex()).append(']');
            else if (node.getKey() != null) place.append('.').append(node.getKey());
        }
        if (place.isEmpty()) return Optional.of(path.isEmpty() ? "body" : path);
        return Optional.of(place.toString());
    }

    private static Object construct(Class<?> type, Object[] arguments) {
        try {
            var types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            ReflectionUtils.makeAccessible(constructor);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) components.put(nameOf(component), component);
        return components;
    }

    private static String nameOf(RecordComponent component) {
        // @JsonProperty does not stay on the component: it may be put on fields, accessors and parameters only.
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .filter(name -> !name.isEmpty())
                .orElse(component.getName());
    }

    private static String jsonName(Class<?> type, String component) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> c.getName().equals(component))
                .findFirst()
                .map(RecordReader::nameOf)
                .orElse(component);
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
