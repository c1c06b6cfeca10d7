package dev.handoff.starter.web;

import dev.handoff.starter.problem.InvalidRequest;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code limit}. */
final class LimitResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Limit.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        var text = request.getParameter("limit");
        if (text == null) return new Limit(Limit.DEFAULT);
        var value = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (value >= 1 && value <= Limit.MAX) return new Limit(value);
        throw new InvalidRequest("limit", "must be a whole number from 1 to " + Limit.MAX);
    }
}
