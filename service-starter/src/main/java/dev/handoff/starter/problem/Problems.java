package dev.handoff.starter.problem;

import dev.handoff.starter.json.MillisecondInstants;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems: the one place, for controllers, filters and the container itself. */
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Says something about the answer that was not given. */
    private static final List<String> STALE_HEADERS = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LENGTH);

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new MillisecondInstants()).build();

    private Problems() {}

    /** Answers with the problem of what was thrown. Does nothing when a part of another answer is on its way. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        write(request, response, ProblemMapping.of(thrown));
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        STALE_HEADERS.forEach(name -> response.setHeader(name, null));
        problem.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        var body = JSON.writeValueAsBytes(members(request, problem));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static byte[] json(HttpServletRequest request, Problem problem) {
        return JSON.writeValueAsBytes(members(request, problem));
    }

    private static Map<String, Object> members(HttpServletRequest request, Problem problem) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:handoff:problem:" + problem.code());
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("instance", instance(request));
        members.put("correlationId", CorrelationFilter.correlationId(request));
        members.putAll(problem.facts());
        return members;
    }

    private static String instance(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
