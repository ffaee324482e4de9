package dev.trellis.bench.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How large a benchmark is run: every benchmark names its full sizes, and these take the place of some. Smoke tests give small ones, the
 * command line may, too.
 */
public record Sizes(Map<String, Integer> instead) {
    public Sizes {
        instead = Map.copyOf(instead);
    }

    public static Sizes full() {
        return new Sizes(Map.of());
    }

    /**
     * From words like {@code future=0}.
     *
     * @throws BenchmarkFailedException for a word that is none
     */
    public static Sizes of(Iterable<String> words) {
        Map<String, Integer> sizes = new java.util.HashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
                throw new BenchmarkFailedException("not a size: " + word + "; as in future=1000");
            }
            sizes.put(parts[0], Integer.parseInt(parts[1]));
        }
        return new Sizes(sizes);
    }

    /** The size called this, or the full one. */
    public int of(String name, int full) {
        return instead.getOrDefault(name, full);
    }

    /** Says in a note which sizes were not the full ones. */
    @Override
    public String toString() {
        return instead.isEmpty()
                ? "full size"
                : "NOT full size: "
                        + new TreeSet<>(instead.entrySet().stream()
                                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                                        .collect(Collectors.toSet()))
                                .stream().collect(Collectors.joining(", "));
    }

    /** Those among the given that this benchmark does not know, for a message. */
    public Set<String> unknownTo(String... known) {
        Set<String> unknown = new TreeSet<>(instead.keySet());
        unknown.removeAll(Arrays.asList(known));
        return unknown;
    }
}
