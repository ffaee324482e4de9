package dev.trellis.matching.round;

import dev.trellis.matching.score.Forbidden;
import dev.trellis.text.Text;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** What that means, as parts of a sentence; none where nothing was counted. */
    static List<Text> say(@Nullable String counted) {
        return counted == null
                ? List.of()
                : Arrays.stream(counted.split(","))
                        .map(each -> each.split(" "))
                        .filter(each -> each.length == 2
                                && Arrays.stream(values())
                                        .anyMatch(kind -> kind.name().equals(each[0])))
                        .map(each -> Text.of(
                                "match.ruled-out." + valueOf(each[0]).tag(), "count", Integer.parseInt(each[1])))
                        .toList();
    }

    private String tag() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
