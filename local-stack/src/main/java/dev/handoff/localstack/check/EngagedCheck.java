package dev.handoff.localstack.check;

import java.sql.SQLException;
import java.util.List;

/** Whether every conversation that contact-service has heard of has its contact. */
record EngagedCheck(Snapshots snapshots, long heardTo, Differences differences) {

    void run() throws SQLException {
        var begun = snapshots.inbox().read("""
                        select conversation_id from conversations where escalated_position <= %d
                        order by conversation_id collate "C\"""".formatted(heardTo), "conversation_id");
        var engaged = snapshots
                .contacts()
                .read(
                        "select conversation_id from engagements order by conversation_id collate \"C\"",
                        "conversation_id");
        var all = new SideBySide(List.of(begun, engaged));
        for (var next = all.next(); next.isPresent(); next = all.next()) {
            var conversation = next.get();
            var isThere = engaged.take(conversation).size();
            if (!begun.take(conversation).isEmpty() && isThere == 0) {
                differences.tell("contacts engagements %s: no contact has engaged in it".formatted(conversation));
            }
        }
    }
}
