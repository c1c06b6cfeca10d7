package dev.handoff.gateway.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Problem details as RFC 9457 wants them, with the id that finds the request in the logs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String correlationId) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    static ProblemDocument of(Problem problem, String detail, @Nullable String instance, String correlationId) {
        return new ProblemDocument(
                problem.type(), problem.title(), problem.status().value(), detail, instance, correlationId);
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }
}
