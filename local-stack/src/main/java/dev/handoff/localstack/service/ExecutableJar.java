package dev.handoff.localstack.service;

import dev.handoff.localstack.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * A service's executable jar, taken apart into the data folder: it starts faster from plain jars, and goes on running
 * undisturbed when the sources are built again. The parts keep their times, by which the JVM knows in every data folder
 * that its archive of classes fits.
 */
final class ExecutableJar {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private final Path jar;
    private final Path folder;

    ExecutableJar(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** Takes it apart, unless this very build of it already is. */
    void unpack() throws IOException {
        if (!Files.exists(jar)) {
            throw new Refused("There is no " + jar + ".", "Build it: ./handoff mvn package -DskipTests");
        }
        var build = Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
        var marker = folder.resolve("build");
        if (Files.exists(marker) && Files.readString(marker).equals(build)) {
            return;
        }
        Files.createDirectories(folder.resolve("lib"));
        Files.deleteIfExists(marker);
        removeLibraries();
        try (var source = new JarFile(jar.toFile());
                var classes = new JarOutputStream(Files.newOutputStream(classes()))) {
            classes.setLevel(0);
            Files.writeString(
                    mainClassFile(), source.getManifest().getMainAttributes().getValue("Start-Class"));
            for (var entry : (Iterable<JarEntry>) source.stream()::iterator) {
                unpack(source, entry, classes);
            }
        }
        Files.setLastModifiedTime(classes(), Files.getLastModifiedTime(jar));
        Files.writeString(marker, build);
    }

    private void unpack(JarFile source, JarEntry entry, JarOutputStream classes) throws IOException {
        var name = entry.getName();
        try (var content = source.getInputStream(entry)) {
            if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
                var target = folder.resolve("lib").resolve(name.substring(LIBRARIES.length()));
                Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
            } else if (name.startsWith(CLASSES) && name.length() > CLASSES.length()) {
                classes.putNextEntry(new JarEntry(name.substring(CLASSES.length())));
                content.transferTo(classes);
                classes.closeEntry();
            }
        }
    }

    private void removeLibraries() throws IOException {
        for (var library : libraries()) {
            Files.delete(library);
        }
    }

    /** In the order it is searched: the service's own classes first. */
    List<Path> classPath() {
        var all = new ArrayList<>(List.of(classes()));
        all.addAll(libraries());
        return all;
    }

    String mainClass() throws IOException {
        return Files.readString(mainClassFile());
    }

    private List<Path> libraries() {
        try (var libraries = Files.list(folder.resolve("lib"))) {
            return libraries.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path classes() {
        return folder.resolve("classes.jar");
    }

    private Path mainClassFile() {
        return folder.resolve("main-class");
    }
}
