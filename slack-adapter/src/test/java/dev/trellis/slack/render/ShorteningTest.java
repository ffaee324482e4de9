package dev.trellis.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShorteningTest {
    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Shortening.of("Just right", 10)).isEqualTo("Just right");
    }

    @Test
    void itEndsAfterASentenceOrElseAfterAWordAndSaysSo() {
        assertThat(Shortening.of("One sentence here. Another one", 25)).isEqualTo("One sentence here.…");
        assertThat(Shortening.of("several words without an end", 20)).isEqualTo("several words…");
        assertThat(Shortening.of("x".repeat(30), 10)).isEqualTo("xxxxxxxxx…");
    }

    @Test
    void runsKeepTheirLooks() {
        assertThat(Shortening.of(List.of(new Span("bold words ", true, false), Span.plain("and more of them")), 18))
                .containsExactly(new Span("bold words ", true, false), Span.plain("and"), Span.plain("…"));
    }

    @Test
    void longTextsGiveAndShortOnesStay() {
        assertThat(Shortening.fairMaximum(List.of(10, 100, 20), 1_000)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Shortening.fairMaximum(List.of(10, 100, 20), 80)).isEqualTo(50);
        assertThat(Shortening.fairMaximum(List.of(100, 100), 80)).isEqualTo(40);
    }

    @Property
    void neverLongerAndNeverInsideASurrogatePair(
            @ForAll String text, @ForAll @IntRange(min = 2, max = 60) int maximum) {
        String emoji = text + "\uD83D\uDE00".repeat(40) + text;
        String shortened = Shortening.of(emoji, maximum);
        assertThat(shortened.length()).isLessThanOrEqualTo(maximum);
        assertThat(shortened).endsWith("…");
        String kept = shortened.substring(0, shortened.length() - 1);
        assertThat(kept.isEmpty()
                        || !Character.isHighSurrogate(kept.charAt(kept.length() - 1))
                        || !Character.isLowSurrogate(emoji.charAt(kept.length())))
                .isTrue();
    }

    @Property
    void splittingLosesNothing(@ForAll String text, @ForAll @IntRange(min = 2, max = 60) int maximum) {
        String emoji = "\uD83D\uDE00".repeat(5) + text;
        List<String> pieces = Shortening.split(emoji, maximum);
        assertThat(String.join("", pieces)).isEqualTo(emoji);
        assertThat(pieces).allMatch(piece -> piece.length() <= maximum);
        assertThat(pieces.getFirst()).doesNotEndWith("\uD83D");
    }
}
