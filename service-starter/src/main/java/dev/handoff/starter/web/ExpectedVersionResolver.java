package dev.handoff.starter.web;

import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.InvalidRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@code If-Match}. A list of versions is refused: a command is decided on one state, and who knows that state
 * names it.
 */
final class ExpectedVersionResolver implements HandlerMethodArgumentResolver {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ExpectedVersion.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        var values = Optional.ofNullable(request.getHeaderValues(HttpHeaders.IF_MATCH))
                .orElse(new String[0]);
        if (values.length == 0) return ExpectedVersion.ANY;
        var value = String.join(",", values).strip();
        if (value.equals("*")) return ExpectedVersion.ANY;
        var version = VERSION.matcher(value);
        if (version.matches()) return ExpectedVersion.of(Long.parseLong(version.group(1)));
        throw new InvalidRequest("If-Match", "must be one version in quotes, as in ETag, or *");
    }
}
