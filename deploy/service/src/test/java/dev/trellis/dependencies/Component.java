package dev.trellis.dependencies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody else's library that ships inside the service's jar.
 *
 * @param name group and artifact, with a colon between them
 * @param file where the build took it from
 */
record Component(String name, String version, Path file) {
    /** {@code group:artifact:jar[:classifier]:version:scope:file}, as the dependency plugin lists it. */
    private static final Pattern LISTED = Pattern.compile(
            "([\\w.-]+:[\\w.-]+):jar(?::[\\w.-]+)?:([\\w.+-]+):(?:compile|runtime):(\\S+?)(?: -- module .*)?");

    /** What the build resolved for the jar, our own modules left out. */
    static List<Component> thatShip() throws IOException {
        List<Component> components = Files.readAllLines(Path.of("target/what-ships.txt")).stream()
                .map(line -> read(line.replaceAll("\\u001B\\[[0-9;]*m", "").strip()))
                .flatMap(Optional::stream)
                .filter(component -> !component.name().startsWith("dev.trellis:"))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        if (components.size() < 50) {
            throw new IllegalStateException("only " + components.size() + " components in target/what-ships.txt");
        }
        return components;
    }

    static Optional<Component> read(String line) {
        Matcher listed = LISTED.matcher(line);
        return listed.matches()
                ? Optional.of(new Component(listed.group(1), listed.group(2), Path.of(listed.group(3))))
                : Optional.empty();
    }
}
