package dev.handoff.starter.web.openapi;

import dev.handoff.starter.web.Patch;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;

/** A {@link Patch} looks like what it sets, or null. */
final class PatchSchemas implements ModelConverter {

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = Json.mapper().constructType(type.getType());
        if (java == null || java.getRawClass() != Patch.class) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        var value = context.resolve(new AnnotatedType(java.containedType(0))
                .ctxAnnotations(type.getCtxAnnotations())
                .parent(type.getParent())
                .propertyName(type.getPropertyName())
                .resolveAsRef(true));
        if (value != null && value.get$ref() == null && value.getTypes() != null) value.addType("null");
        return value;
    }
}
