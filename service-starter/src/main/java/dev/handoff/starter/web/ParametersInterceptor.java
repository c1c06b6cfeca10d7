package dev.handoff.starter.web;

import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Nothing has an id that is none, so such a path is 404; and all query parameters are what they have to be. */
final class ParametersInterceptor implements HandlerInterceptor {

    private static final Pattern ID = Pattern.compile(Id.PATTERN);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach(ParametersInterceptor::refuseUnlessId);
        }
        if (request.getQueryString() == null) return true;
        var errors = QueryParameters.errors(request, method);
        if (!errors.isEmpty()) throw new InvalidRequest(errors);
        return true;
    }

    private static void refuseUnlessId(Object name, Object value) {
        if (!ID.matcher(value.toString()).matches()) {
            throw new NotFound(name.toString().replaceAll("Id$", ""), "with such an id");
        }
    }
}
