package dev.trellis.term;

import dev.trellis.program.Wording;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list as an admin typed it, a line each. What is as the template says it, in whichever language, stays the template's, so that everybody
 * reads it in their own. Pure.
 */
record TypedList(List<String> tags, List<String> lines) {
    static final int MOST = 40;
    static final int LONGEST = 60;

    TypedList {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
    }

    /**
     * @param now the list as it is
     * @param templates what the template brings, by tag
     */
    static TypedList of(String typed, Kind kind, Collection<Term> now, Map<String, Term> templates) {
        List<String> known = Stream.concat(now.stream().map(Term::tag), templates.keySet().stream())
                .filter(tag -> tag.startsWith(Term.TEMPLATES))
                .distinct()
                .toList();
        List<String> tags = new ArrayList<>();
        List<String> lines = typed.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
        for (String line : lines) {
            String tag = tag(line, kind, known);
            if (!tag.isEmpty() && tags.stream().noneMatch(other -> isSame(other, tag))) {
                tags.add(tag);
            }
        }
        return new TypedList(tags, lines);
    }

    /** What has to be typed otherwise; empty if all is well. */
    Optional<Text> wrong(Kind kind) {
        Optional<String> tooLong =
                lines.stream().filter(line -> line.length() > LONGEST).findFirst();
        if (tooLong.isPresent()) {
            return Optional.of(Text.of("intake.list.too-long", "line", tooLong.get(), "most", LONGEST));
        }
        if (tags.size() > MOST) {
            return Optional.of(Text.of("intake.list.too-many", "count", tags.size(), "most", MOST));
        }
        return tags.isEmpty() && kind == Kind.SKILL ? Optional.of(Text.of("intake.list.no-skill")) : Optional.empty();
    }

    /** The mark of the template's own is nobody else's. */
    private static String tag(String line, Kind kind, List<String> known) {
        return known.stream()
                .filter(tag -> Wording.own(line, Term.say(kind, tag)) == null)
                .findFirst()
                .orElseGet(() -> line.replaceFirst("^" + Term.TEMPLATES + "+\\s*", ""));
    }

    private static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
