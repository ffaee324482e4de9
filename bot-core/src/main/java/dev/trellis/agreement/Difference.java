package dev.trellis.agreement;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than another, clause by clause. Pure. A template's text is said in the reader's language; somebody's
 * own words stay as they are, with the changed ones marked where that helps.
 *
 * @param clause absent: it is the day on which both look at it again
 */
record Difference(@Nullable Clause clause, Text before, Text after) {

    Text title() {
        return clause == null ? Text.of("agreement.revisit-title") : clause.title();
    }

    static List<Difference> between(WrittenAgreement before, WrittenAgreement after) {
        List<Difference> differences = new ArrayList<>();
        for (Clause clause : Clause.values()) {
            if (!before.says(clause).equals(after.says(clause))) {
                differences.add(of(clause, before, after));
            }
        }
        LocalDate was = before.row().revisitOn();
        LocalDate is = after.row().revisitOn();
        if (!Objects.equals(was, is)) {
            differences.add(new Difference(null, day(was), day(is)));
        }
        return differences;
    }

    /** The clauses that any of them is about. */
    static Set<Clause> clauses(List<Difference> differences) {
        return differences.stream()
                .map(Difference::clause)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Difference of(Clause clause, WrittenAgreement before, WrittenAgreement after) {
        String was = before.words(clause);
        String is = after.words(clause);
        if (is == null) {
            return new Difference(clause, before.says(clause), after.says(clause));
        }
        if (was == null) {
            // Often somebody begins with the template's text as they read it, and changes a word of it.
            Text now = inAnyLanguage(before.says(clause), is)
                    .map(marks -> WordMarks.said(marks.after()))
                    .orElse(after.says(clause));
            return new Difference(clause, before.says(clause), now);
        }
        return WordMarks.between(was, is)
                .map(marks -> new Difference(clause, WordMarks.said(marks.before()), WordMarks.said(marks.after())))
                .orElse(new Difference(clause, before.says(clause), after.says(clause)));
    }

    private static Optional<WordMarks> inAnyLanguage(Text templates, String words) {
        return Arrays.stream(Language.values())
                .map(language -> WordMarks.between(new Voice(language, ZoneOffset.UTC).plain(templates), words))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(WordMarks::kept));
    }

    static Text day(@Nullable LocalDate day) {
        return day == null ? Text.of("agreement.revisit-usual") : new Text.Date(day);
    }
}
