package dev.trellis.agreement;

import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.program.Wording;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that writes the next version, in two steps: every clause as it is, or as its author has begun to change it. */
final class AgreementForm {
    private static final int WORDS = 1500;
    private static final String REVISIT = "revisit";

    private AgreementForm() {}

    /** @param today in the author's zone: a day that is over is not offered */
    static Form of(Two two, WrittenAgreement base, Mine mine, int step, Voice voice, LocalDate today) {
        List<Field> fields = new ArrayList<>();
        for (Clause clause : Clause.ofStep(step)) {
            fields.add(new Field.Line(
                    clause.tag(), clause.title(), null, false, true, WORDS, initial(base, mine, clause, voice)));
        }
        if (step == Clause.STEPS) {
            LocalDate day = mine.revisit(ahead(base, today));
            fields.add(new Field.Date(
                    REVISIT, Text.of("agreement.revisit-title"), Text.of("agreement.form.revisit-hint"), false, day));
        }
        return new Form(
                "agreement.change",
                Map.of(
                        "pair", Long.toString(two.pair().id()),
                        "version", Integer.toString(base.version()),
                        "step", Integer.toString(step)),
                Text.of("agreement.form.title"),
                Text.of("agreement.form.introduction-" + step, "other", two.partner()),
                fields,
                Text.of(step == Clause.STEPS ? "agreement.form.save" : "agreement.form.next"));
    }

    /** What the step changes about {@code base}, added to what was changed in other steps. */
    static Mine mine(Submission submission, WrittenAgreement base, Mine before, int step, LocalDate today) {
        Mine mine = before;
        for (Clause clause : Clause.ofStep(step)) {
            String entered = Wording.own(
                    submission.maybe(clause.tag()).orElse(null),
                    base.agreement().templates(clause));
            String words = entered == null ? "" : entered;
            mine = mine.with(clause, base.has(clause.tag(), words) ? null : words);
        }
        if (step == Clause.STEPS) {
            String day = submission.maybe(REVISIT).orElse("");
            String was = Optional.ofNullable(ahead(base, today))
                    .map(LocalDate::toString)
                    .orElse("");
            mine = mine.withRevisit(day.equals(was) ? null : day);
        }
        return mine;
    }

    /** What is wrong with the day, if anything is: it lies ahead, within a year. */
    static Optional<Text> wrongDay(Submission submission, LocalDate today) {
        Optional<LocalDate> day = submission.maybe(REVISIT).map(LocalDate::parse);
        if (day.filter(wanted -> !wanted.isAfter(today)).isPresent()) {
            return Optional.of(Text.of("agreement.form.day-over"));
        }
        return day.filter(wanted -> wanted.isAfter(today.plusYears(1)))
                .map(wanted -> Text.of("agreement.form.day-far"));
    }

    static String dayField() {
        return REVISIT;
    }

    private static String initial(WrittenAgreement base, Mine mine, Clause clause, Voice voice) {
        String changed = mine.of(clause).orElse(null);
        if (changed == null) {
            return voice.plain(base.says(clause));
        }
        return changed.isEmpty() ? voice.plain(base.agreement().templates(clause)) : changed;
    }

    private static @Nullable LocalDate ahead(WrittenAgreement base, LocalDate today) {
        LocalDate day = base.row().revisitOn();
        return day != null && day.isAfter(today) ? day : null;
    }
}
