package dev.handoff.starter.web.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.starter.web.Patch;
import dev.handoff.starter.web.Trimmed;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.ReflectionUtils;

/**
 * What a body of a type of records looks like. The JVM makes the components of a record, and reads their annotations, anew each
 * time it is asked; here it is asked once for each type.
 */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final Map<String, Field> byComponent;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        var components = type.getRecordComponents();
        this.fields = Arrays.stream(components).map(Field::of).toList();
        this.byName = fields.stream().collect(Collectors.toMap(Field::name, Function.identity()));
        this.byComponent = fields.stream().collect(Collectors.toMap(Field::component, Function.identity()));
        this.constructor = constructor(type, components);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent... components) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            ReflectionUtils.makeAccessible(constructor);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** In the order of the constructor's arguments. */
    List<Field> fields() {
        return fields;
    }

    boolean hasField(String name) {
        return byName.containsKey(name);
    }

    /** The field's name in the JSON. */
    String nameOf(String component) {
        return Optional.ofNullable(byComponent.get(component)).map(Field::name).orElse(component);
    }

    /** Whether one of its fields may be left out to stay as it is. */
    boolean isPatch() {
        return fields.stream().anyMatch(Field::isPatch);
    }

    /** @throws RuntimeException as the record's own constructor does */
    Object construct(Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param name in the JSON
     * @param component in the record
     * @param isTrimmed whether blanks around a text are cut off, and blank text is none
     */
    record Field(String name, String component, Type type, boolean isPatch, boolean isTrimmed) {

        private static Field of(RecordComponent component) {
            return new Field(
                    nameOf(component),
                    component.getName(),
                    component.getGenericType(),
                    component.getType() == Patch.class,
                    component.isAnnotationPresent(Trimmed.class)
                            || component.getDeclaringRecord().isAnnotationPresent(Trimmed.class));
        }

        private static String nameOf(RecordComponent component) {
            // @JsonProperty does not stay on the component: it may be put on fields, accessors and parameters only.
            return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .filter(name -> !name.isEmpty())
                    .orElse(component.getName());
        }
    }
}
