package dev.handoff.starter.web.body;

import dev.handoff.starter.problem.FieldError;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.UnsupportedMediaType;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies that are records, and refuses whatever is not exactly what the record says. */
final class StrictBodyConverter extends AbstractHttpMessageConverter<Object> {

    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"", Pattern.DOTALL);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final RecordReader records;

    StrictBodyConverter(RecordReader records) {
        // Every kind of JSON, so that none falls through to a more lenient converter; read() refuses what it must.
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.records = records;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        refuseUnlessReadable(type, message.getHeaders().getContentType());
        var body = parse(message);
        if (body.isNull()) return null;
        if (!body.isObject()) throw new InvalidRequest("The body must be a JSON object.");
        return records.read(body, type);
    }

    private static void refuseUnlessReadable(Class<?> type, MediaType mediaType) {
        var isJson = mediaType == null || mediaType.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        if (isJson) return;
        if (!RecordShape.of(type).isPatch()) throw new UnsupportedMediaType("application/json");
        if (!mediaType.equalsTypeAndSubtype(MERGE_PATCH)) {
            throw new UnsupportedMediaType("application/merge-patch+json or application/json");
        }
    }

    private static JsonNode parse(HttpInputMessage message) throws IOException {
        try {
            return JSON.readTree(message.getBody());
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            var location = e.getLocation();
            var where =
                    location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            var duplicate = DUPLICATE.matcher(e.getOriginalMessage());
            if (duplicate.find()) {
                throw new InvalidRequest(List.of(new FieldError(duplicate.group(1), "is given twice" + where)));
            }
            throw new InvalidRequest("The body is not valid JSON" + where + ".");
        }
    }

    @Override
    protected void writeInternal(Object value, HttpOutputMessage message) {
        throw new UnsupportedOperationException("reads only");
    }
}
