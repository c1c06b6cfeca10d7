package dev.handoff.export.file;

/**
 * A file that is whole, on the disk, and has its name.
 *
 * @param name in the {@link ExportFolder}
 * @param bytes its length
 * @param sha256 of its content, 64 hexadecimal digits in lower case
 */
public record WholeFile(String name, long bytes, String sha256) {}
