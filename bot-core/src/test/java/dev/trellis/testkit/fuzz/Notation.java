package dev.trellis.testkit.fuzz;

/** A way of writing something, read by a parser of its own. */
@FunctionalInterface
public interface Notation {
    /** @throws AssertionError when the parser breaks a promise; whatever else is thrown is a finding too */
    void read(String text);
}
