package dev.trellis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.term.Term;
import dev.trellis.term.Term.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B1: what people choose from in their survey. */
class ChoicesTest {
    @Test
    void valuesOfAFormHaveNoComma() {
        Term term = new Term(1, 1, 1, Kind.SKILL, "Singing, dancing", 0);
        Choices choices = Choices.of(Kind.SKILL, List.of(term), List.of("Gone, long ago"));

        assertThat(choices.options())
                .allSatisfy(option -> assertThat(option.value()).doesNotContain(","));
        assertThat(choices.tags(choices.values(List.of("Singing, dancing", "Gone, long ago"))))
                .containsExactly("Singing, dancing", "Gone, long ago");
    }
}
