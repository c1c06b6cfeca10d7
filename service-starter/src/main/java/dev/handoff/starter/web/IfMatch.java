package dev.handoff.starter.web;

import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.InvalidRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Reads {@code If-Match}. A list of versions is refused: a command is decided on one state, and who knows that state
 * names it.
 */
final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    static ExpectedVersion of(NativeWebRequest request) {
        return Optional.ofNullable(request.getHeaderValues(HttpHeaders.IF_MATCH))
                .map(values -> parse(String.join(",", values).strip()))
                .orElse(ExpectedVersion.ANY);
    }

    private static ExpectedVersion parse(String value) {
        if (value.equals("*")) return ExpectedVersion.ANY;
        var version = VERSION.matcher(value);
        if (version.matches()) return ExpectedVersion.of(Long.parseLong(version.group(1)));
        throw new InvalidRequest(HttpHeaders.IF_MATCH, "must be one version in quotes, as in ETag, or *");
    }
}
