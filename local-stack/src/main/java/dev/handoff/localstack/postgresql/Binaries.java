package dev.handoff.localstack.postgresql;

import dev.handoff.localstack.Folders;
import dev.handoff.localstack.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own programs. Unpacking them takes four seconds of a processor, so it is done once for all data folders of
 * a checkout; each has links to the same files, and keeps them when the next build removes what was built before.
 */
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
    private final Path unpacked;

    /**
     * @param folder where they are run from
     * @param unpacked where all data folders have them from
     */
    Binaries(Path folder, Path unpacked) {
        this.folder = folder;
        this.unpacked = unpacked;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks and links them, unless they are there. */
    void provide() throws IOException {
        make(unpacked, Binaries::unpack);
        make(folder, half -> link(unpacked, half));
    }

    private interface Making {
        void into(Path folder) throws IOException;
    }

    /** Beside its place first: a folder that is there is whole. */
    private static void make(Path folder, Making making) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder.getParent());
        var half = Files.createTempDirectory(folder.getParent(), folder.getFileName() + "-");
        try {
            making.into(half);
            Files.setPosixFilePermissions(half, PROGRAM);
            Files.move(half, folder);
        } catch (FileSystemException e) {
            // Somebody else may have been faster.
            if (!Files.isDirectory(folder)) throw e;
        } finally {
            Folders.remove(half);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.skip(1).toList()) {
                var target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) Files.createDirectory(target);
                else linkOrCopy(file, target);
            }
        }
    }

    /** There are no links from one file system to another, and none to a symbolic link on some. */
    private static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileSystemException | UnsupportedOperationException notHere) {
            Files.copy(file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void unpack(Path into) throws IOException {
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(into, entry, tar);
            }
        }
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
