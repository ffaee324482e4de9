package dev.trellis.testkit.fuzz;

import java.util.List;
import java.util.Map;

/**
 * Something that takes bytes of strangers, with the promises it keeps whatever they are. A fuzzer looks for bytes that break one; {@link
 * Replay} gives it the known ones in every build. One instance takes many inputs, one after the other, and must not remember them.
 */
public interface FuzzTarget {
    /** @throws AssertionError when a promise is broken; whatever else is thrown is a finding too */
    void take(byte[] input) throws Exception;

    /** What a fuzzer starts from, by name: good inputs of every kind. */
    Map<String, byte[]> seeds();

    /** Words that mean something here and that a fuzzer would hardly guess. */
    default List<String> words() {
        return List.of();
    }

    /** Classes whose branches guide the fuzzer, as {@code package.**}, separated by colons. */
    default String guidedBy() {
        return "dev.trellis.**";
    }

    /** Whether it uses a database. Elsewhere a connection that an input opens is a finding. */
    default boolean connects() {
        return false;
    }

    static FuzzTarget named(String type) {
        try {
            var constructor = Class.forName(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (FuzzTarget) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no fuzz target: " + type, e);
        }
    }
}
