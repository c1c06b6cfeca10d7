package dev.handoff.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceImageTest {

    private static final String READINESS = "/actuator/health/readiness";

    private final ComposeFile compose = new ComposeFile();
    private final String dockerfile = Checkout.text("docker/service.Dockerfile");
    private HttpServer managementPort;
    private volatile int answer = 200;

    @BeforeEach
    void listen() throws IOException {
        managementPort = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        managementPort.createContext("/", exchange -> {
            var status = exchange.getRequestURI().getPath().equals(READINESS) ? answer : 404;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        managementPort.start();
    }

    @AfterEach
    void stopListening() {
        managementPort.stop(0);
    }

    @Test
    void each_image_is_made_from_what_the_build_makes() {
        var version = Pattern.compile("<artifactId>handoff</artifactId>\\s*<version>([^<]+)<")
                .matcher(Checkout.text("pom.xml"));
        assertThat(version.find()).isTrue();
        for (var service : compose.ourServices()) {
            var module = service.module();
            var program = Path.of(module, "target", module + "-" + version.group(1) + "-exec.jar");
            assertThat(Checkout.text("pom.xml")).contains("<module>" + module + "</module>");
            assertThat(Checkout.text(module + "/pom.xml"))
                    .contains("<artifactId>spring-boot-maven-plugin</artifactId>");
            assertThat(matches(copied("app.jar").replace("${SERVICE}", module), program))
                    .isTrue();
            assertThat(Checkout.text(".dockerignore").lines().filter(line -> line.startsWith("!")))
                    .as("sent to the builder")
                    .anyMatch(line -> matches(line.substring(1), program));
            assertThat(Checkout.path(service.build().get("dockerfile").toString()))
                    .exists();
        }
    }

    private String copied(String target) {
        var copy = Pattern.compile("(?m)^COPY (\\S+) " + Pattern.quote(target) + "$")
                .matcher(dockerfile);
        assertThat(copy.find()).as("COPY ... " + target).isTrue();
        return copy.group(1);
    }

    private static boolean matches(String glob, Path path) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(path);
    }

    @Test
    void each_image_is_asked_at_the_management_port_of_its_service() {
        for (var service : compose.ourServices()) {
            var configuration = new Configuration(service.module());
            assertThat(service.buildArguments().get("MANAGEMENT_PORT")).isEqualTo(configuration.managementPort());
            assertThat(configuration.exposes("health")).isTrue();
            assertThat(configuration.exposes("readinessState")).isTrue();
        }
    }

    @Test
    void the_health_check_tells_ready_from_not_ready_and_from_not_there() throws Exception {
        var script = Checkout.path(copied("/usr/local/bin/ready"));
        assertThat(script).isExecutable();
        assertThat(dockerfile).contains("CMD [\"ready\"]");

        assertThat(exitCode(script)).as("ready").isZero();
        answer = 503;
        assertThat(exitCode(script)).as("not ready").isNotZero();
        managementPort.stop(0);
        assertThat(exitCode(script)).as("not there").isNotZero();
    }

    private int exitCode(Path script) throws IOException, InterruptedException {
        var asking = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        asking.environment()
                .put(
                        "MANAGEMENT_PORT",
                        String.valueOf(managementPort.getAddress().getPort()));
        var process = asking.start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    @Test
    void the_service_is_not_root() {
        assertThat(dockerfile).containsPattern("(?m)^USER [1-9]\\d+$");
    }
}
