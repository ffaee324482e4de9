package dev.trellis.program;

import dev.trellis.attention.MessageBudget;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The two forms about a program: a short one to begin it, and one with everything that can be changed later. */
final class ProgramForm {
    static final int NAME = 120;
    static final int WORDS = 1000;
    static final int STRATEGY = 500;
    static final int RULE = 300;
    static final int MOST_MENTEES = 5;
    /** Says that the rule written below counts. */
    static final String OWN_RULE = "own";

    private ProgramForm() {}

    /**
     * To begin a program.
     *
     * @param template what it is begun from, whose texts are in the fields to be read and changed; absent: it is chosen in the form, and
     *     what is left open is as the template has it
     */
    static Form create(String name, @Nullable Template template, Voice voice) {
        String fitting = name.length() <= NAME ? name : name.substring(0, NAME);
        Map<String, String> subject = new HashMap<>();
        if (!fitting.isBlank()) {
            subject.put("name", fitting);
        }
        List<Field> fields = new ArrayList<>();
        if (template == null) {
            fields.add(new Field.Choice(
                    "template",
                    Text.of("program.form.template"),
                    Text.of("program.form.template-hint"),
                    false,
                    Arrays.stream(Template.values())
                            .map(each -> new Field.Option(each.tag(), each.title()))
                            .toList(),
                    Field.Look.MENU,
                    Template.PEER_ONBOARDING.tag()));
        } else {
            subject.put("template", template.tag());
        }
        fields.add(name(fitting.isBlank() ? null : fitting));
        fields.add(purpose(template == null ? null : voice.plain(template.purpose())));
        fields.add(metrics(template == null ? null : voice.plain(template.metrics())));
        fields.add(strategy(null));
        fields.add(cadence(named(), template == null ? null : template.cadence()));
        fields.add(capacity(template == null ? null : template.capacity()));
        fields.add(new Field.Date(
                "starts", Text.of("program.form.starts"), Text.of("program.form.starts-hint"), false, null));
        fields.add(new Field.Date("ends", Text.of("program.form.ends"), null, false, null));
        return new Form(
                "program.create",
                subject,
                Text.of("program.form.title"),
                template == null
                        ? Text.of("program.form.introduction")
                        : Text.of("program.form.introduction-template", "template", template.title()),
                fields,
                Text.of("program.form.submit"));
    }

    /** To change a program, with what it holds now. */
    static Form settings(Program program, Voice voice) {
        String rule = program.checkInCadence();
        boolean isNamed = CadenceRule.names().contains(rule);
        List<Field.Option> cadences = new ArrayList<>(named());
        cadences.add(new Field.Option(OWN_RULE, Text.of("program.cadence.own")));
        List<Field.Option> days = Arrays.stream(DayOfWeek.values())
                .map(day -> new Field.Option(
                        day.name(), Text.of("settings.day." + day.name().toLowerCase(Locale.ROOT))))
                .toList();
        return new Form(
                "program.settings",
                Map.of("program", Long.toString(program.id())),
                Text.of("program.settings.form.title"),
                Text.of("program.settings.form.introduction"),
                List.of(
                        name(program.name()),
                        purpose(said(program.aim(), voice)),
                        metrics(said(program.success(), voice)),
                        strategy(program.strategy()),
                        cadence(cadences, isNamed ? rule : OWN_RULE),
                        new Field.Line(
                                "rule",
                                Text.of("program.form.rule"),
                                Text.of("program.form.rule-hint"),
                                false,
                                false,
                                RULE,
                                isNamed ? null : rule),
                        rhythm(Cadence.Kind.DEEP_DIVE, program),
                        rhythm(Cadence.Kind.REVIEW, program),
                        capacity(program.capacity()),
                        new Field.Line(
                                "holidays",
                                Text.of("program.form.holidays"),
                                Text.of("program.form.holidays-hint"),
                                false,
                                true,
                                3000,
                                program.holidays().isEmpty()
                                        ? null
                                        : program.holidays().replace(',', '\n')),
                        messages(program.weeklyMessages()),
                        new Field.Choice(
                                "digest-day",
                                Text.of("program.form.digest-day"),
                                null,
                                true,
                                days,
                                Field.Look.MENU,
                                program.digestDay().name()),
                        new Field.Time(
                                "digest-at",
                                Text.of("program.form.digest-at"),
                                null,
                                true,
                                LocalTime.ofSecondOfDay(program.digestAt() * 60L))),
                Text.of("program.settings.form.submit"));
    }

    private static @Nullable String said(Optional<Text> text, Voice voice) {
        return text.map(voice::plain).orElse(null);
    }

    private static Field name(@Nullable String initial) {
        return new Field.Line("name", Text.of("program.form.name"), null, true, false, NAME, initial);
    }

    private static Field purpose(@Nullable String initial) {
        return new Field.Line(
                "purpose",
                Text.of("program.form.purpose"),
                Text.of("program.form.purpose-hint"),
                false,
                true,
                WORDS,
                initial);
    }

    private static Field metrics(@Nullable String initial) {
        return new Field.Line(
                "metrics",
                Text.of("program.form.metrics"),
                Text.of("program.form.metrics-hint"),
                false,
                true,
                WORDS,
                initial);
    }

    private static Field strategy(@Nullable String initial) {
        return new Field.Line(
                "strategy",
                Text.of("program.form.strategy"),
                Text.of("program.form.strategy-hint"),
                false,
                false,
                STRATEGY,
                initial);
    }

    private static Field cadence(List<Field.Option> offered, @Nullable String initial) {
        return new Field.Choice(
                "cadence",
                Text.of("program.form.cadence"),
                Text.of("program.form.cadence-hint"),
                false,
                offered,
                Field.Look.MENU,
                initial);
    }

    /** What comes beside the check-ins (A4): a rhythm with a name, or not at all. Nothing that takes an hour is due every day. */
    private static Field rhythm(Cadence.Kind kind, Program program) {
        List<Field.Option> offered = new ArrayList<>();
        offered.add(new Field.Option(CadenceRule.OFF, ProgramCards.cadence(CadenceRule.OFF)));
        named().stream()
                .filter(option -> !option.value().equals(CadenceRule.Named.DAILY.tag()))
                .forEach(offered::add);
        return new Field.Choice(
                kind.tag(),
                ProgramCards.rhythm(kind),
                Text.of("program.form." + kind.tag() + "-hint"),
                true,
                offered,
                Field.Look.MENU,
                program.cadence(kind));
    }

    private static Field capacity(@Nullable Integer initial) {
        return new Field.Choice(
                "capacity",
                Text.of("program.form.capacity"),
                Text.of("program.form.capacity-hint"),
                false,
                IntStream.rangeClosed(1, MOST_MENTEES)
                        .mapToObj(count ->
                                new Field.Option(Integer.toString(count), Text.of("program.capacity", "count", count)))
                        .toList(),
                Field.Look.MENU,
                initial == null ? null : initial.toString());
    }

    /** The quiet protocol (A3). */
    private static Field messages(int initial) {
        return new Field.Choice(
                "messages",
                Text.of("program.form.messages"),
                Text.of("program.form.messages-hint"),
                true,
                MessageBudget.CHOICES.stream()
                        .map(count -> new Field.Option(Integer.toString(count), ProgramCards.messagesToChoose(count)))
                        .toList(),
                Field.Look.MENU,
                Integer.toString(initial));
    }

    private static List<Field.Option> named() {
        return CadenceRule.names().stream()
                .map(cadence -> new Field.Option(cadence, Text.of("program.cadence." + cadence)))
                .toList();
    }
}
