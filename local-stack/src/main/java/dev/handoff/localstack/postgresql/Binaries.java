package dev.handoff.localstack.postgresql;

import dev.handoff.localstack.Folders;
import dev.handoff.localstack.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once from the archive on the class path. */
final class Binaries {

    private static final Set<PosixFilePermission> PROGRAM = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path folder;

    Binaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks them, unless they are there. */
    void unpack() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var half = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.remove(half);
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(half, entry, tar);
            }
        }
        Files.move(half, folder);
    }

    private static void unpack(Path into, TarArchiveEntry entry, InputStream content) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PROGRAM);
        }
    }

    private static InputStream archive() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var archive = Binaries.class.getResourceAsStream("/postgres-%s-%s.txz".formatted(system, processor));
        if (archive == null) {
            throw new Refused(
                    "There is no PostgreSQL for this machine (%s, %s) in the build."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                    "Build on the machine that runs it, which is Linux or macOS on x86-64 or ARM-64.");
        }
        return archive;
    }
}
