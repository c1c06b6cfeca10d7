package dev.handoff.localstack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a service, in an executable jar like theirs: is ready at once, or dies with its last words. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        var lastWords = System.getenv("FAKE_LAST_WORDS");
        if (lastWords != null) {
            System.err.println(lastWords);
            System.exit(3);
        }
        var port = Integer.parseInt(System.getenv("HANDOFF_GATEWAY_MANAGEMENT_PORT"));
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("ready in " + System.getenv("HANDOFF_HOME") + " as " + System.getenv("SERVER_ADDRESS"));
    }

    /** Puts it where the build of a module would. */
    static void build(Path checkout, String module) throws IOException {
        var target = Files.createDirectories(checkout.resolve(module).resolve("target"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", FakeService.class.getName());
        var name = FakeService.class.getName().replace('.', '/') + ".class";
        try (var content = FakeService.class.getResourceAsStream("/" + name);
                var jar = new JarOutputStream(
                        Files.newOutputStream(target.resolve(module + "-1.0.0-SNAPSHOT-exec.jar")), manifest)) {
            jar.putNextEntry(new JarEntry("BOOT-INF/classes/" + name));
            content.transferTo(jar);
            jar.closeEntry();
        }
    }
}
