package dev.trellis.goal;

import dev.trellis.program.Programs;
import dev.trellis.term.Term;
import dev.trellis.term.TermLists;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goals may be about (D4): the skill map of the program, or where it has none, a short list of our own. Tags that start with {@code #}
 * are of that list; everything else is a {@link Term}'s.
 */
@Singleton
class Competencies {
    static final String OWN = "#";

    private static final List<String> LIST = List.of(
            "listening",
            "feedback",
            "presenting",
            "collaboration",
            "leading",
            "planning",
            "problem-solving",
            "customers",
            "craft",
            "self-management");

    private final Programs programs;
    private final TermLists lists;

    Competencies(Programs programs, TermLists lists) {
        this.programs = programs;
        this.lists = lists;
    }

    /** In the order in which they are offered. */
    List<String> of(long organization, @Nullable Long program) {
        List<String> map = Optional.ofNullable(program)
                .flatMap(id -> programs.findByIdAndOrganizationId(id, organization))
                .map(theirs -> lists.of(theirs, Term.Kind.SKILL).stream()
                        .map(Term::tag)
                        .toList())
                .orElse(List.of());
        return map.isEmpty() ? LIST.stream().map(tag -> OWN + tag).toList() : map;
    }

    static Text say(String tag) {
        if (!tag.startsWith(OWN)) {
            return Term.say(Term.Kind.SKILL, tag);
        }
        String key = "competency." + tag.substring(OWN.length());
        return Text.exists(key) ? Text.of(key) : Text.words(tag.substring(OWN.length()));
    }
}
