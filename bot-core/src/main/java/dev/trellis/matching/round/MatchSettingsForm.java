package dev.trellis.matching.round;

import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.matching.score.Part;
import dev.trellis.matching.score.Rules;
import dev.trellis.matching.score.Weights;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form for what a program matches by. Weights are said in words; whoever wants exact numbers writes them. */
final class MatchSettingsForm {
    private static final Pattern EXACT = Pattern.compile("([a-z]+)[ =:]+([0-9]{1,4})");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.,][0-9])?");
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,4}");
    private static final int A_WEEK = 2400;
    private static final int HEAVIEST = 1000;

    private MatchSettingsForm() {}

    static Form of(Program program, MatchSettings settings) {
        Map<Part, Integer> weights = settings.shares().of();
        List<Field> fields = new ArrayList<>();
        for (Part part : Part.values()) {
            fields.add(new Field.Choice(
                    id(part),
                    Text.of("match.settings.part." + tag(part)),
                    null,
                    true,
                    Arrays.stream(Level.values())
                            .map(level -> new Field.Option(level.tag(), Text.of("match.settings.level." + level.tag())))
                            .toList(),
                    Field.Look.MENU,
                    Level.of(part, weights.getOrDefault(part, 0)).tag()));
        }
        fields.add(new Field.Line(
                "exact",
                Text.of("match.settings.exact"),
                Text.of("match.settings.exact-hint"),
                false,
                false,
                300,
                exact(weights)));
        fields.add(new Field.Several(
                "rules",
                Text.of("match.settings.rules"),
                Text.of("match.settings.rules-hint"),
                false,
                Arrays.stream(Rules.Rule.values())
                        .map(rule -> new Field.Option(rule.name(), Text.of("match.settings.rule." + tag(rule))))
                        .toList(),
                settings.kept().kept().stream().sorted().map(Enum::name).toList()));
        fields.add(new Field.Line(
                "least",
                Text.of("match.settings.least"),
                Text.of("match.settings.least-hint"),
                true,
                false,
                4,
                Integer.toString(settings.leastMinutes())));
        fields.add(new Field.Line(
                "tolerance",
                Text.of("match.settings.tolerance"),
                Text.of("match.settings.tolerance-hint"),
                true,
                false,
                5,
                BigDecimal.valueOf(settings.tolerance(), 1).stripTrailingZeros().toPlainString()));
        return new Form(
                "match.settings",
                Map.of("program", Long.toString(program.id())),
                Text.of("match.settings.form.title"),
                Text.of("match.settings.introduction", "program", program.name()),
                fields,
                Text.of("match.settings.submit"));
    }

    private static String exact(Map<Part, Integer> weights) {
        return Arrays.stream(Part.values())
                .filter(part -> Level.of(part, weights.getOrDefault(part, 0)) == Level.EXACT)
                .map(part -> tag(part) + " " + weights.get(part))
                .collect(Collectors.joining(", "));
    }

    /** What was entered, or a sentence for every field that needs another look. */
    static Read read(Submission sent, MatchSettings before) {
        Map<String, Text> errors = new HashMap<>();
        Map<Part, Integer> weights = new EnumMap<>(Part.class);
        Map<Part, Integer> exact = exact(sent.maybe("exact").orElse(""), errors);
        for (Part part : Part.values()) {
            Level level = Level.named(sent.value(id(part)));
            Integer number = exact.get(part);
            if (level == Level.EXACT ? number == null : number != null) {
                errors.putIfAbsent(
                        "exact",
                        Text.of(
                                level == Level.EXACT
                                        ? "match.settings.number-missing"
                                        : "match.settings.number-not-asked",
                                "part",
                                tag(part)));
            }
            weights.put(part, level == Level.EXACT ? Optional.ofNullable(number).orElse(0) : level.weight(part));
        }
        if (errors.isEmpty() && weights.values().stream().allMatch(weight -> weight == 0)) {
            errors.put(id(Part.EXPERTISE), Text.of("match.settings.nothing-counts"));
        }
        int least = least(sent.value("least"), errors);
        int tolerance = tolerance(sent.value("tolerance"), errors);
        Set<Rules.Rule> rules = EnumSet.noneOf(Rules.Rule.class);
        sent.several("rules").forEach(rule -> rules.add(Rules.Rule.valueOf(rule)));
        return errors.isEmpty()
                ? new Read.Settings(MatchSettings.of(
                        before.id(), before.organizationId(), before.programId(), weights, rules, least, tolerance))
                : new Read.Wrong(errors);
    }

    private static Map<Part, Integer> exact(String entered, Map<String, Text> errors) {
        Map<Part, Integer> exact = new EnumMap<>(Part.class);
        for (String each : entered.split("[,;\\n]")) {
            if (each.isBlank()) {
                continue;
            }
            Matcher read = EXACT.matcher(each.strip().toLowerCase(Locale.ROOT));
            Optional<Part> part = read.matches()
                    ? Arrays.stream(Part.values())
                            .filter(known -> tag(known).equals(read.group(1)))
                            .findFirst()
                    : Optional.empty();
            if (part.isEmpty() || Integer.parseInt(read.group(2)) > HEAVIEST) {
                errors.put("exact", Text.of("match.settings.not-a-number", "words", each.strip()));
            } else {
                exact.put(part.get(), Integer.parseInt(read.group(2)));
            }
        }
        return exact;
    }

    private static int least(String entered, Map<String, Text> errors) {
        if (!MINUTES.matcher(entered).matches() || Integer.parseInt(entered) > A_WEEK) {
            errors.put("least", Text.of("match.settings.not-minutes"));
            return 0;
        }
        return Integer.parseInt(entered);
    }

    private static int tolerance(String entered, Map<String, Text> errors) {
        String percent = entered.replace("%", "").strip();
        if (!PERCENT.matcher(percent).matches()) {
            errors.put("tolerance", Text.of("match.settings.not-a-percentage"));
            return 0;
        }
        int thousandths =
                new BigDecimal(percent.replace(',', '.')).movePointRight(1).intValueExact();
        if (thousandths > 1000) {
            errors.put("tolerance", Text.of("match.settings.not-a-percentage"));
        }
        return thousandths;
    }

    static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String id(Part part) {
        return "weight-" + tag(part);
    }

    /** How much a part counts, in words; against what is usual for it. */
    enum Level {
        A_LOT,
        USUAL,
        LITTLE,
        NONE,
        /** As a number says. */
        EXACT;

        String tag() {
            return MatchSettingsForm.tag(this);
        }

        int weight(Part part) {
            int usual = Weights.usual().of().getOrDefault(part, 0);
            return switch (this) {
                case A_LOT -> Math.min(HEAVIEST, 2 * usual);
                case USUAL -> usual;
                case LITTLE -> Math.max(1, usual / 2);
                case NONE, EXACT -> 0;
            };
        }

        static Level of(Part part, int weight) {
            return Arrays.stream(values())
                    .filter(level -> level != EXACT && level.weight(part) == weight)
                    .findFirst()
                    .orElse(EXACT);
        }

        static Level named(String tag) {
            return Arrays.stream(values())
                    .filter(level -> level.tag().equals(tag))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What came of reading. */
    sealed interface Read {
        record Settings(MatchSettings settings) implements Read {}

        record Wrong(Map<String, Text> errors) implements Read {}
    }
}
