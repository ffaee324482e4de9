package dev.trellis.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the report speaks of what is really in the jar; run after it is packaged (see the POM), so its name is none of an ordinary test. */
class WhatShipsCheck {
    @Test
    void theJarHoldsTheClassesOfReportedComponentsAndNoOthers() throws IOException {
        Set<String> shipped = classes(Path.of("target/trellis.jar"));
        Set<String> reported = new HashSet<>();
        for (Component component : Component.thatShip()) {
            Set<String> classes = classes(component.file());
            reported.addAll(classes);
            assertThat(shipped.containsAll(classes))
                    .as("%s %s is in the jar", component.name(), component.version())
                    .isTrue();
        }
        shipped.removeAll(reported);
        assertThat(shipped).as("classes of no reported component").isEmpty();
    }

    /** Somebody else's classes; those for newer Java only are beside others of the same component. */
    private static Set<String> classes(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class")
                            && !name.endsWith("module-info.class")
                            && !name.startsWith("META-INF/")
                            && !name.startsWith("dev/trellis/"))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
