package dev.handoff.starter.web;

import dev.handoff.starter.problem.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps {@link Roles}, before anything of the request is read. */
final class RolesInterceptor implements HandlerInterceptor {

    /** To look for annotations takes longer than to ask who is calling. */
    private final Map<HandlerMethod, Optional<List<String>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            known.computeIfAbsent(method, RolesInterceptor::rolesOf).ifPresent(RolesInterceptor::refuseUnlessOneOf);
        }
        return true;
    }

    private static Optional<List<String>> rolesOf(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Roles.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Roles.class)))
                .map(roles -> List.of(roles.value()));
    }

    private static void refuseUnlessOneOf(List<String> roles) {
        var caller = Callers.current();
        if (roles.stream().noneMatch(caller::has)) {
            throw new Forbidden("This is for the role " + String.join(" or ", roles) + ".");
        }
    }
}
