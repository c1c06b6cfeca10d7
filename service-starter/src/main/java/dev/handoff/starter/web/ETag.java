package dev.handoff.starter.web;

/** The {@code ETag} of a version; what {@code If-Match} names. */
public final class ETag {

    private ETag() {}

    /** {@code "12"}, quotes included, as {@code ResponseEntity.eTag} takes it. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
