package dev.handoff.starter.problem;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which problem an exception is, and what of it is worth a line in the log. */
final class ProblemMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

    private ProblemMapping() {}

    static Problem of(Throwable thrown) {
        var problem = causes(thrown)
                .flatMap(cause -> Stream.ofNullable(known(cause)))
                .findFirst()
                .orElseGet(() -> Problem.of(500));
        if (problem.status() == 503)
            LOG.warn(
                    "unavailable: {}",
                    causes(thrown).reduce(thrown, (_, root) -> root).toString());
        else if (problem.status() >= 500) LOG.error("failed", thrown);
        return problem;
    }

    /** The exception, then what it was caused by: what names the problem may have been wrapped on its way. */
    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static Problem known(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> of(refusal);
            case MethodArgumentTypeMismatchException e -> of(mismatch(e));
            case MissingServletRequestParameterException e ->
                of(new InvalidRequest(e.getParameterName(), "is missing"));
            case MissingRequestValueException e ->
                of(new InvalidRequest(e.getBody().getDetail()));
            case HandlerMethodValidationException e -> of(invalidParameters(e));
            case BindException e -> of(invalidBean(e));
            case SocketTimeoutException e ->
                Problem.unavailable(); // the body did not come in time, or the clock was set
            case HttpMessageNotReadableException e when isTooLate(e) -> Problem.unavailable();
            case HttpMessageNotReadableException e
            when !(e.getCause() instanceof Refusal) -> of(new InvalidRequest("The body is missing or cannot be read."));
            case InvalidParameterException e -> of(new InvalidRequest("The query of the address cannot be read."));
            case RequestRejectedException e -> Problem.of(400);
            case AuthenticationServiceException e -> Problem.unavailable();
            case AuthenticationException e -> of(new Unauthenticated());
            case AccessDeniedException e -> Problem.of(403);
            case ErrorResponse e -> of(e);
            case DataAccessResourceFailureException e -> Problem.unavailable();
            case TransientDataAccessException e -> Problem.unavailable();
            case CannotCreateTransactionException e -> Problem.unavailable();
            case SQLException e when isAway(e) -> Problem.unavailable();
            default -> null;
        };
    }

    private static boolean isTooLate(HttpMessageNotReadableException unreadable) {
        return causes(unreadable).anyMatch(SocketTimeoutException.class::isInstance);
    }

    private static Problem of(Refusal refusal) {
        var headers = new HttpHeaders();
        if (refusal.status() == 503 || refusal.status() == 429) headers.set(HttpHeaders.RETRY_AFTER, "1");
        if (refusal.status() == 401) headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new Problem(refusal.status(), refusal.code(), refusal.getMessage(), refusal.facts(), headers);
    }

    private static Problem of(ErrorResponse response) {
        var problem = Problem.of(response.getStatusCode().value());
        var headers = new HttpHeaders();
        headers.putAll(problem.headers());
        headers.putAll(response.getHeaders());
        return new Problem(problem.status(), problem.code(), problem.detail(), Map.of(), headers);
    }

    /** What a converter of ours says is told; what others say may name classes. */
    private static InvalidRequest mismatch(MethodArgumentTypeMismatchException e) {
        return causes(e)
                .filter(InvalidValue.class::isInstance)
                .findFirst()
                .map(cause -> new InvalidRequest(e.getName(), cause.getMessage()))
                .orElseGet(() -> new InvalidRequest(e.getName(), "is not a valid value"));
    }

    private static Refusal invalidParameters(HandlerMethodValidationException e) {
        List<FieldError> errors = new ArrayList<>();
        for (var result : e.getParameterValidationResults()) {
            var name = result.getMethodParameter().getParameterName();
            result.getResolvableErrors().forEach(error -> errors.add(new FieldError(name, error.getDefaultMessage())));
        }
        return errors.isEmpty() ? new InvalidRequest("A parameter is not valid.") : new InvalidRequest(errors);
    }

    private static Refusal invalidBean(BindException e) {
        var errors = e.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), error.getDefaultMessage()))
                .toList();
        return errors.isEmpty() ? new InvalidRequest("A parameter is not valid.") : new InvalidRequest(errors);
    }

    /** No connection (08), no resources (53), shutting down (57P), or silent for too long (25P03, 57P05). */
    private static boolean isAway(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("25P03");
    }

    /** True where the client is gone and nobody reads what we answer. */
    static boolean isClientGone(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof IOException
                        && cause.getClass()
                                .getSimpleName()
                                .matches("ClientAbortException|AsyncRequestNotUsableException"));
    }
}
