package dev.handoff.starter.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what Tomcat refuses before any filter sees it: garbled request lines, headers that are too large. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        if (thrown != null) LOG.error("failed", thrown);
        try {
            response.setHeader(CorrelationFilter.HEADER, CorrelationFilter.correlationId(request));
            response.setContentType(Problems.MEDIA_TYPE);
            response.getOutputStream().write(Problems.json(request, Problem.of(response.getStatus())));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("nobody reads the answer", e);
        }
    }
}
