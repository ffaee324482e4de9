package dev.trellis.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../logback.xml",
                "/assets/../../logback.xml",
                "//logback.xml",
                "/logback.xml",
                "/trellis/logs-playground.xml",
                "/assets/.hidden",
                "/nothing.html",
                "/assets/"
            })
    void nothingButThePageIsServed(String path) {
        assertThat(PageFiles.find(path)).isEmpty();
    }
}
