package dev.handoff.starter.problem;

/** 415: the body is of a type that is not read here. */
public final class UnsupportedMediaType extends Refusal {

    private static final long serialVersionUID = 1L;

    public UnsupportedMediaType(String supported) {
        super(415, "unsupported-media-type", "The body must be " + supported + ".");
    }
}
