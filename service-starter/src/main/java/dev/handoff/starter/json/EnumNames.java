package dev.handoff.starter.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the constants of an enum are called outside: {@link JsonProperty} where there is one, else their Java name. */
public final class EnumNames {

    private static final ClassValue<Map<String, Object>> NAMES = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            var names = new LinkedHashMap<String, Object>();
            for (var constant : type.getEnumConstants()) {
                names.put(nameOf(type, ((Enum<?>) constant).name()), constant);
            }
            return Collections.unmodifiableMap(names);
        }
    };

    private EnumNames() {}

    /** Names to constants, in order of declaration. */
    public static Map<String, Object> of(Class<?> type) {
        return NAMES.get(type);
    }

    /** What to say of a value that is no name of a constant. */
    public static String complaint(Class<?> type) {
        return "must be one of " + String.join(", ", of(type).keySet());
    }

    private static String nameOf(Class<?> type, String constant) {
        try {
            var property = type.getField(constant).getAnnotation(JsonProperty.class);
            return property == null || property.value().isEmpty() ? constant : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
