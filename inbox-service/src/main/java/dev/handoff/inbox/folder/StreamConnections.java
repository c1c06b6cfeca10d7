package dev.handoff.inbox.folder;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.CharBuffer;
import org.apache.catalina.connector.InputBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
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

    /**
     * A stream asks without a body: the 16 KiB that Tomcat keeps to read one as text are given back before it begins. There is no
     * setting for it.
     */
    private static final class WithoutBody extends ValveBase {

        private static final Field INPUT = field(Request.class, "inputBuffer");
        private static final Field CHARACTERS = field(InputBuffer.class, "cb");
        /** Characters: a later request on this connection would have its body read in parts as small, if it were read as text. */
        private static final int SMALL = 64;

        WithoutBody() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getRequestURI().endsWith("/stream")) giveBack(request);
            getNext().invoke(request, response);
        }

        private static void giveBack(Request request) {
            try {
                CHARACTERS.set(INPUT.get(request), CharBuffer.allocate(SMALL).limit(0));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Field field(Class<?> type, String name) {
            try {
                var field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("Tomcat has changed: look whether this is still of use.", e);
            }
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new WithoutBody());
        server.setProtocol(SmallAnswers.class.getName());
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", Integer.toString(BYTES));
            connector.setProperty("maxHttpResponseHeaderSize", Integer.toString(BYTES));
            // nobody sends headers behind a body
            connector.setProperty("maxTrailerSize", "256");
        });
    }
}
