package dev.trellis.goal;

import dev.trellis.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a goal is about (D4).
 *
 * @param competencies as {@link Competencies} name them
 * @param outcomes as {@link Outcome} names them
 */
public record Tags(List<String> competencies, List<String> outcomes) {
    static final Tags NONE = new Tags(List.of(), List.of());

    public Tags {
        competencies = List.copyOf(competencies);
        outcomes = List.copyOf(outcomes);
    }

    /** The competencies, then the outcomes; what an older version named and this one does not know is left out. */
    public List<Text> say() {
        return Stream.concat(
                        competencies.stream().map(Competencies::say),
                        outcomes.stream()
                                .flatMap(tag -> Outcome.of(tag).stream())
                                .map(Outcome::say))
                .toList();
    }

    /** The same as people list things; empty for none. */
    public Optional<Text> inOneLine() {
        List<Text> said = say();
        return said.isEmpty() ? Optional.empty() : Optional.of(Text.list(said));
    }
}
