package dev.trellis.variant;

import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.program.Holidays;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form about a variant: for whom it is, and what is different for them. What is left blank is as for everybody else. */
final class VariantForm {
    static final int REACH = 60;

    private VariantForm() {}

    /** @param before absent: a new one */
    static Form of(Program program, @Nullable Variant before) {
        Map<String, String> subject = new HashMap<>(Map.of("program", Long.toString(program.id())));
        if (before != null) {
            subject.put("variant", Long.toString(before.id()));
        }
        String rule = before == null ? null : before.checkInCadence();
        boolean isNamed = rule != null && CadenceRule.names().contains(rule);
        String holidays = before == null ? null : before.holidays();
        return new Form(
                "variant.change",
                subject,
                Text.of("variant.form.title"),
                Text.of("variant.form.introduction", "program", program.name()),
                List.of(
                        line("region", false, REACH, before == null ? null : before.region()),
                        line("function", false, REACH, before == null ? null : before.jobFunction()),
                        language(before == null ? null : before.language()),
                        cadence(isNamed ? rule : null),
                        line("rule", false, 300, isNamed ? null : rule),
                        line("purpose", true, 1000, before == null ? null : PrivateWords.text(before.purpose())),
                        line("holidays", true, 3000, holidays == null ? null : holidays.replace(',', '\n'))),
                Text.of("variant.form.submit"));
    }

    /**
     * What was entered.
     *
     * @param id 0 for a new one
     */
    static Variant read(Submission submission, Program program, long id) {
        return new Variant(
                id,
                program.organizationId(),
                program.id(),
                submission.maybe("region").orElse(""),
                submission.maybe("function").orElse(""),
                submission.maybe("language").orElse(""),
                submission.maybe("rule").or(() -> submission.maybe("cadence")).orElse(null),
                submission.maybe("purpose").map(PrivateWords::of).orElse(null),
                submission
                        .maybe("holidays")
                        .map(days -> Holidays.of(days).notation())
                        .orElse(null));
    }

    /** What has to be entered otherwise; empty if all is well. */
    static Optional<Reply> wrong(Submission submission) {
        if (List.of("region", "function", "language").stream()
                .noneMatch(field -> submission.maybe(field).isPresent())) {
            return Optional.of(submission.correct("region", Text.of("variant.form.for-whom")));
        }
        for (String field : List.of("region", "function")) {
            if (submission.maybe(field).orElse("").contains(",")) {
                return Optional.of(submission.correct(field, Text.of("variant.form.no-comma")));
            }
        }
        if (List.of("cadence", "rule", "purpose", "holidays").stream()
                .noneMatch(field -> submission.maybe(field).isPresent())) {
            return Optional.of(submission.correct("cadence", Text.of("variant.form.what")));
        }
        if (submission.maybe("rule").isPresent()
                && CadenceRule.of(submission.value("rule")).isEmpty()) {
            return Optional.of(submission.correct("rule", Text.of("program.form.not-a-rule")));
        }
        Optional<String> wrongDay = submission.maybe("holidays").flatMap(Holidays::firstWrong);
        if (wrongDay.isPresent()) {
            return Optional.of(
                    submission.correct("holidays", Text.of("program.form.not-a-holiday", "word", wrongDay.get())));
        }
        return submission.maybe("holidays").map(Holidays::of).stream()
                .filter(holidays -> holidays.days().size() > Holidays.MOST)
                .<Reply>map(many -> submission.correct(
                        "holidays", Text.of("program.form.too-many-holidays", "most", Holidays.MOST)))
                .findFirst();
    }

    /**
     * Where somebody works.
     *
     * @param subject whose it is
     */
    static Form workplace(
            String name, Map<String, String> subject, Text introduction, List<Variant> asking, Who before) {
        List<Field> fields = new ArrayList<>();
        choice("region", asking.stream().map(Variant::region).toList(), before.region())
                .ifPresent(fields::add);
        choice("function", asking.stream().map(Variant::jobFunction).toList(), before.jobFunction())
                .ifPresent(fields::add);
        return new Form(
                name,
                subject,
                Text.of("variant.workplace.form.title"),
                introduction,
                fields,
                Text.of("variant.workplace.form.submit"));
    }

    private static Optional<Field> choice(String id, List<String> named, String before) {
        List<Field.Option> options = named.stream()
                .filter(one -> !one.isEmpty())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .distinct()
                .map(one -> new Field.Option(one, Text.words(one)))
                .toList();
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(new Field.Choice(
                        id,
                        Text.of("variant.form." + id),
                        Text.of("variant.workplace.form.hint"),
                        false,
                        options,
                        Field.Look.MENU,
                        options.stream().anyMatch(option -> option.value().equals(before)) ? before : null));
    }

    private static Field line(String id, boolean many, int maximum, @Nullable String initial) {
        return new Field.Line(
                id,
                Text.of("variant.form." + id),
                Text.of("variant.form." + id + "-hint"),
                false,
                many,
                maximum,
                initial == null || initial.isEmpty() ? null : initial);
    }

    private static Field language(@Nullable String before) {
        return new Field.Choice(
                "language",
                Text.of("variant.form.language"),
                Text.of("variant.form.language-hint"),
                false,
                Arrays.stream(Language.values())
                        .map(language ->
                                new Field.Option(language.tag(), Text.of("settings.language." + language.tag())))
                        .toList(),
                Field.Look.MENU,
                before == null || before.isEmpty() ? null : before);
    }

    private static Field cadence(@Nullable String before) {
        return new Field.Choice(
                "cadence",
                Text.of("program.form.cadence"),
                Text.of("variant.form.cadence-hint"),
                false,
                CadenceRule.names().stream()
                        .map(cadence -> new Field.Option(cadence, Text.of("program.cadence." + cadence)))
                        .toList(),
                Field.Look.MENU,
                before);
    }
}
