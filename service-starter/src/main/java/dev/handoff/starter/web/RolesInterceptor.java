package dev.handoff.starter.web;

import dev.handoff.starter.problem.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps {@link Roles}, before anything of the request is read. */
final class RolesInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method)
            rolesOf(method).ifPresent(roles -> refuseUnlessOneOf(roles.value()));
        return true;
    }

    private static Optional<Roles> rolesOf(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Roles.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Roles.class)));
    }

    private static void refuseUnlessOneOf(String... roles) {
        var caller = Callers.current();
        if (Arrays.stream(roles).noneMatch(caller::has)) {
            throw new Forbidden("This is for the role " + String.join(" or ", roles) + ".");
        }
    }
}
