package dev.handoff.systemtests.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files as they are committed. */
final class Checkout {

    private static final Path ROOT = Path.of(System.getProperty("handoff.checkout", ".."))
            .toAbsolutePath()
            .normalize();

    private Checkout() {}

    static Path path(String file) {
        return ROOT.resolve(file).normalize();
    }

    static String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML document, or a JSON one, which is also YAML. */
    static Map<String, Object> yaml(String file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
    }

    /** Files below a folder by a glob, such as <code>**&#47;src/main/java/**.java</code>. */
    static List<String> files(String folder, String glob) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> all = Files.walk(path(folder))) {
            return all.map(ROOT::relativize)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
