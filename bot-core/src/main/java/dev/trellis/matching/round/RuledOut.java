package dev.trellis.matching.round;

import dev.trellis.matching.score.Forbidden;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many mentors each kind of rule leaves out for somebody. What one of two people asked for, what an admin ruled and what ended before
 * is one kind, so that nobody can tell them apart.
 */
enum RuledOut {
    REPORTING_LINE,
    TEAM,
    LANGUAGE,
    HOURS,
    APART;

    private static Optional<RuledOut> of(Forbidden forbidden) {
        return switch (forbidden) {
            case Forbidden.SamePerson ignored -> Optional.empty();
            case Forbidden.NoPlace ignored -> Optional.empty();
            case Forbidden.SameReportingLine ignored -> Optional.of(REPORTING_LINE);
            case Forbidden.SameTeam ignored -> Optional.of(TEAM);
            case Forbidden.NoSharedLanguage ignored -> Optional.of(LANGUAGE);
            case Forbidden.TooFewSharedHours ignored -> Optional.of(HOURS);
            case Forbidden.AlreadyTogether ignored -> Optional.of(APART);
            case Forbidden.ByAnAdmin ignored -> Optional.of(APART);
            case Forbidden.NotWanted ignored -> Optional.of(APART);
            case Forbidden.EndedBadly ignored -> Optional.of(APART);
        };
    }

    /** In the notation of {@link Proposal#ruledOut}. */
    static String counted(IntStream mentors, java.util.function.IntFunction<Optional<Forbidden>> forbidden) {
        Map<RuledOut, Integer> counts = new EnumMap<>(RuledOut.class);
        mentors.forEach(mentor ->
                forbidden.apply(mentor).flatMap(RuledOut::of).ifPresent(kind -> counts.merge(kind, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(","));
    }

    /**
     * What that means, as parts of a sentence; none where nothing was counted. Where people work is known to admins anyway; everything else
     * is one number, so that nobody can tell what keeps two people apart from a language or hours that they do not share.
     */
    static List<Text> say(@Nullable String counted) {
        Map<RuledOut, Integer> counts = read(counted);
        List<Text> parts = new ArrayList<>();
        for (RuledOut kind : List.of(REPORTING_LINE, TEAM)) {
            if (counts.containsKey(kind)) {
                parts.add(Text.of("match.ruled-out." + kind.tag(), "count", counts.getOrDefault(kind, 0)));
            }
        }
        int others = Stream.of(LANGUAGE, HOURS, APART)
                .mapToInt(kind -> counts.getOrDefault(kind, 0))
                .sum();
        if (others > 0) {
            parts.add(Text.of("match.ruled-out.other", "count", others));
        }
        return parts;
    }

    private static Map<RuledOut, Integer> read(@Nullable String counted) {
        Map<RuledOut, Integer> counts = new EnumMap<>(RuledOut.class);
        for (String each : counted == null ? new String[0] : counted.split(",")) {
            String[] parts = each.split(" ");
            Stream.of(values())
                    .filter(kind -> parts.length == 2 && kind.name().equals(parts[0]))
                    .forEach(kind -> counts.merge(kind, Integer.parseInt(parts[1]), Integer::sum));
        }
        return counts;
    }

    private String tag() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
