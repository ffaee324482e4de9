package dev.trellis.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is stored of keys and of texts stays what it is: rows that are there are found by it. */
class HashTest {
    @Test
    void itIsSha256InHexadecimalDigits() {
        assertThat(Hash.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Hash.ofAll("abc")).isEqualTo(Hash.of("abc\0"));
    }

    @Test
    void whereOneTextEndsCounts() {
        assertThat(Hash.ofAll("ab", "c")).isNotEqualTo(Hash.ofAll("a", "bc")).isEqualTo(Hash.of("ab\0c\0"));
    }

    @Test
    void keysOfPagesAreNeverTheSameAndFitIntoAnAddress() {
        assertThat(Stream.generate(PageKey::fresh).limit(100))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
    }
}
