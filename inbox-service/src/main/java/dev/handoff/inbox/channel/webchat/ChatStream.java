package dev.handoff.inbox.channel.webchat;

import dev.handoff.inbox.stream.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** One visitor's live stream, written by the thread that serves the request. */
final class ChatStream {

    private static final Logger LOG = LoggerFactory.getLogger(ChatStream.class);

    private final ChatView view;
    private final Watch watch;
    private final OutputStream out;
    private final JsonMapper json;
    private final Duration comment;
    private ChatState told;

    /**
     * @param watch registered before the view is read
     * @param comment the time between two comments
     */
    ChatStream(ChatView view, Watch watch, OutputStream out, JsonMapper json, Duration comment) {
        this.view = view;
        this.watch = watch;
        this.out = out;
        this.json = json;
        this.comment = comment;
    }

    /**
     * Writes until the visitor leaves, the visit ends, or the service stops.
     *
     * @param lastEventId the last message that the visitor has; if it is null or unknown the stream begins with the first
     */
    void run(String lastEventId, Instant until) {
        try {
            out.write(Frame.comment("connected"));
            write(after(lastEventId, view.refresh()));
            while (!watch.hasEnded() && Instant.now().isBefore(until)) {
                watch.await(comment);
                var said = view.refresh();
                if (said.isEmpty() && view.state().equals(told)) out.write(Frame.comment(""));
                write(said);
            }
        } catch (IOException e) {
            LOG.debug("A visitor left: {}", e.getMessage());
        } catch (DataAccessException e) {
            LOG.warn("A visitor's stream ends, to be resumed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<ChatMessage> after(String messageId, List<ChatMessage> said) {
        var place = said.stream().map(ChatMessage::messageId).toList().indexOf(messageId);
        return said.subList(place + 1, said.size());
    }

    private void write(List<ChatMessage> said) throws IOException {
        for (var message : said) {
            out.write(Frame.event("message", message.messageId(), json.writeValueAsString(message)));
        }
        var state = view.state();
        if (!state.equals(told)) out.write(Frame.event("state", json.writeValueAsString(state)));
        told = state;
        out.flush();
    }
}
