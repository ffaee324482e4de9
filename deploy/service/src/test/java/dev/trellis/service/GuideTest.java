package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide knows every setting, and no other. */
class GuideTest {
    private static final Pattern VARIABLE = Pattern.compile("TRELLIS_[A-Z_]*[A-Z]");

    @Test
    void theGuideKnowsEverySettingAndNoOther() throws IOException {
        assertThat(variables(Path.of("../README.md"))).containsExactlyInAnyOrderElementsOf(known());
    }

    @Test
    void theSampleAndTheComposeFileKnowNoOther() throws IOException {
        assertThat(known())
                .containsAll(variables(Path.of("../docker/trellis.env.sample")))
                .containsAll(variables(Path.of("../docker/compose.yaml")));
    }

    private static Set<String> variables(Path file) throws IOException {
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> known() {
        return Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toCollection(TreeSet::new));
    }
}
