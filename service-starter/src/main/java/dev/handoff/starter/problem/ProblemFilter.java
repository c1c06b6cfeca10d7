package dev.handoff.starter.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what filters throw, and makes problems of errors that were set as a bare status (416 of a file's ranges). */
final class ProblemFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted() || ProblemMapping.isClientGone(e)) throw e;
            Problems.write(request, response, e);
        }
        if (isOtherError(request, response)) Problems.write(request, response, Problem.of(response.getStatus()));
    }

    private static boolean isOtherError(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() >= 400
                && !Problems.MEDIA_TYPE.equals(response.getContentType())
                && !response.isCommitted()
                && !request.isAsyncStarted();
    }
}
