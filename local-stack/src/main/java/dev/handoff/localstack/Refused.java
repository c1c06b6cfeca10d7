package dev.handoff.localstack;

/** Something that the person at the terminal can put right: said in one line, what is wrong and the remedy. */
public final class Refused extends RuntimeException {

    public Refused(String what, String remedy) {
        super(what + " " + remedy);
    }
}
