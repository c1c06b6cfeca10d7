package dev.handoff.inbox.folder;

import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Smaller buffers on the heap for each connection: thousands of live streams are open at once, and hardly ever has one
 * much to say. What is larger passes through them in parts. What is sent at once, outside of the heap, is not smaller: to
 * send often costs more.
 */
@Component
class StreamConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int BYTES = 2048;

    /** Tomcat's own, but for the buffers that the container has for an answer: one of bytes, and one of as many characters. */
    public static final class SmallAnswers extends Http11NioProtocol {

        @Override
        public int getDesiredBufferSize() {
            return BYTES;
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(SmallAnswers.class.getName());
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", Integer.toString(BYTES));
            connector.setProperty("maxHttpResponseHeaderSize", Integer.toString(BYTES));
        });
    }
}
