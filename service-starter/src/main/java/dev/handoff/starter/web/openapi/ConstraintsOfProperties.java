package dev.handoff.starter.web.openapi;

import dev.handoff.starter.web.Text;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;

/** Shows our own constraints; those of Jakarta Validation are shown by springdoc. */
final class ConstraintsOfProperties implements PropertyCustomizer, ParameterCustomizer {

    @Override
    @SuppressWarnings("rawtypes") // so does springdoc say it
    public Schema<?> customize(Schema property, AnnotatedType type) {
        if (type.getCtxAnnotations() == null) return property;
        Arrays.stream(type.getCtxAnnotations())
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .forEach(text -> show(text, property));
        return property;
    }

    @Override
    public Parameter customize(Parameter parameter, MethodParameter method) {
        var text = method.getParameterAnnotation(Text.class);
        if (text != null && parameter.getSchema() != null) show(text, parameter.getSchema());
        return parameter;
    }

    private static void show(Text text, Schema<?> schema) {
        schema.setMinLength(text.min());
        schema.setMaxLength(text.max());
    }
}
