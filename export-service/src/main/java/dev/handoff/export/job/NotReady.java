package dev.handoff.export.job;

import dev.handoff.starter.problem.Refusal;

/** 409: the file of an export that is not completed. */
final class NotReady extends Refusal {

    private static final long serialVersionUID = 1L;

    NotReady(ExportStatus status) {
        super(409, "not-ready", "There is no file: the export is " + status.id() + ".");
    }
}
