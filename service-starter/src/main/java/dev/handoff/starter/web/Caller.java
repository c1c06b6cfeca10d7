package dev.handoff.starter.web;

import java.util.Set;

/**
 * Who calls, as the token says. A controller takes it as a parameter.
 *
 * @param id {@code sub}: the agent's id
 * @param name what colleagues call them; the id where the token names none
 * @param roles of {@code agent}, {@code operator}, {@code admin}, {@code bot}
 */
public record Caller(String id, String name, Set<String> roles) {

    /** True for operators, and for admins, who may do whatever an operator may. */
    public boolean isOperator() {
        return has("operator");
    }

    public boolean isAdmin() {
        return has("admin");
    }

    /** Whether the caller has the role, or one that may do all that this one may. */
    public boolean has(String role) {
        return roles.contains(role) || (role.equals("operator") && roles.contains("admin"));
    }
}
