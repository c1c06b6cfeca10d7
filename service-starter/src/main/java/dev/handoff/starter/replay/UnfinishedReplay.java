package dev.handoff.starter.replay;

import dev.handoff.starter.operations.AlreadyReplaying;
import java.sql.Connection;
import java.sql.SQLException;

/** For whoever writes into live tables what a replay of them may have left behind. */
public final class UnfinishedReplay {

    private UnfinishedReplay() {}

    /** @throws AlreadyReplaying if there is a replay or comparison of this projection that may go on */
    public static void refuse(String projection, Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select from public.replays where projection = ? and status in ('replaying', 'paused', 'failed')""")) {
            select.setString(1, projection);
            try (var found = select.executeQuery()) {
                if (found.next()) throw new AlreadyReplaying(projection);
            }
        }
    }
}
