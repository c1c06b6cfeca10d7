package dev.handoff.starter.web.body;

import dev.handoff.starter.json.EnumNames;
import dev.handoff.starter.json.Times;
import dev.handoff.starter.web.Characters;
import dev.handoff.starter.web.Patch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes Java values of JSON values without converting between kinds: {@code "5"} is no number, {@code 5} no text. */
final class ValueReader {

    private final RecordReader records;

    ValueReader(RecordReader records) {
        this.records = records;
    }

    /** The value, or null (false, 0) where the node is absent, null or wrong; the errors say which are wrong. */
    Object read(JsonNode node, Type type, boolean isTrimmed, String path, Errors errors) {
        var raw = raw(type);
        if (raw == Patch.class) return Patch.of(read(node, argument(type, 0), isTrimmed, path, errors));
        if (raw == JsonNode.class) return node;
        if (node == null || node.isNull()) return nothing(raw);
        if (raw == String.class) return text(node, isTrimmed, path, errors);
        if (raw == boolean.class || raw == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : refuse(raw, path, "must be true or false", errors);
        }
        if (raw == int.class || raw == Integer.class) {
            return isWhole(node) && node.canConvertToInt()
                    ? node.intValue()
                    : refuse(raw, path, "must be a whole number", errors);
        }
        if (raw == long.class || raw == Long.class) {
            return isWhole(node) && node.canConvertToLong()
                    ? node.longValue()
                    : refuse(raw, path, "must be a whole number", errors);
        }
        if (raw == BigDecimal.class) {
            return node.isNumber() ? node.decimalValue() : refuse(raw, path, "must be a number", errors);
        }
        if (raw == Instant.class) return instant(node, path, errors);
        if (raw.isEnum()) return constant(node, raw, path, errors);
        if (raw == List.class) return list(node, argument(type, 0), isTrimmed, path, errors);
        if (raw == Set.class) return set(node, argument(type, 0), isTrimmed, path, errors);
        if (raw == Map.class) return map(node, argument(type, 1), isTrimmed, path, errors);
        if (raw.isRecord()) {
            return node.isObject()
                    ? records.read(node, raw, path, errors)
                    : refuse(raw, path, "must be an object", errors);
        }
        throw new IllegalStateException("request bodies cannot hold a " + type);
    }

    private static Object text(JsonNode node, boolean isTrimmed, String path, Errors errors) {
        if (!node.isString()) return refuse(String.class, path, "must be text", errors);
        var text = node.stringValue();
        if (!Characters.isStorable(text)) return refuse(String.class, path, Characters.NOT_STORABLE, errors);
        if (!isTrimmed) return text;
        return text.isBlank() ? null : text.strip();
    }

    private static Object instant(JsonNode node, String path, Errors errors) {
        var time = node.isString() ? Times.parse(node.stringValue()).orElse(null) : null;
        return time == null ? refuse(Instant.class, path, Times.COMPLAINT, errors) : time;
    }

    private static Object constant(JsonNode node, Class<?> type, String path, Errors errors) {
        var constant = node.isString() ? EnumNames.of(type).get(node.stringValue()) : null;
        return constant == null ? refuse(type, path, EnumNames.complaint(type), errors) : constant;
    }

    private List<Object> list(JsonNode node, Type type, boolean isTrimmed, String path, Errors errors) {
        if (!node.isArray()) {
            errors.add(path, "must be a list");
            return null;
        }
        var list = new ArrayList<>(node.size());
        for (var i = 0; i < node.size(); i++) {
            var place = path + "[" + i + "]";
            if (node.get(i).isNull()) errors.add(place, "must not be null");
            list.add(read(node.get(i), type, isTrimmed, place, errors));
        }
        return Collections.unmodifiableList(list);
    }

    private Set<Object> set(JsonNode node, Type type, boolean isTrimmed, String path, Errors errors) {
        var list = list(node, type, isTrimmed, path, errors);
        return list == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(list));
    }

    private Map<String, Object> map(JsonNode node, Type type, boolean isTrimmed, String path, Errors errors) {
        if (!node.isObject()) {
            errors.add(path, "must be an object");
            return null;
        }
        var map = new LinkedHashMap<String, Object>();
        node.properties()
                .forEach(entry -> map.put(
                        entry.getKey(), read(entry.getValue(), type, isTrimmed, path + "." + entry.getKey(), errors)));
        return Collections.unmodifiableMap(map);
    }

    private static boolean isWhole(JsonNode node) {
        return node.isIntegralNumber();
    }

    private static Object refuse(Class<?> type, String path, String message, Errors errors) {
        errors.add(path, message);
        return nothing(type);
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) return false;
        if (type == int.class) return 0;
        if (type == long.class) return 0L;
        return null;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) return plain;
        if (type instanceof ParameterizedType parameterized) return (Class<?>) parameterized.getRawType();
        throw new IllegalStateException("request bodies cannot hold a " + type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
