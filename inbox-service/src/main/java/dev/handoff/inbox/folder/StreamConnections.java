package dev.handoff.inbox.folder;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Smaller buffers for each connection: thousands of live streams are open at once, and hardly ever has one much to say.
 * What is larger passes through them in parts.
 */
@Component
class StreamConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String BYTES = "2048";

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", BYTES);
            connector.setProperty("socket.appWriteBufSize", BYTES);
            connector.setProperty("maxHttpResponseHeaderSize", BYTES);
        });
    }
}
