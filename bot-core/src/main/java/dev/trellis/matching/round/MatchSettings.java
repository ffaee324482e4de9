package dev.trellis.matching.round;

import dev.trellis.matching.score.Part;
import dev.trellis.matching.score.Rules;
import dev.trellis.matching.score.Weights;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a program matches by (C1, C2).
 *
 * @param weights parts and how much they count: {@code EXPERTISE 35,GOALS 20}; a part that is missing counts nothing
 * @param rules names of {@link Rules.Rule}, joined by commas
 * @param leastMinutes of working hours in common, a week
 * @param tolerance by how much the total may fall to lift the weakest pair (C3), in thousandths
 */
@MappedEntity("match_settings")
record MatchSettings(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        String weights,
        String rules,
        int leastMinutes,
        int tolerance) {
    /** Two of a hundred. */
    static final int USUAL_TOLERANCE = 20;

    static MatchSettings usual(long organization, long program) {
        Rules rules = Rules.usual();
        return of(0, organization, program, Weights.usual().of(), rules.kept(), rules.leastMinutes(), USUAL_TOLERANCE);
    }

    static MatchSettings of(
            long id,
            long organization,
            long program,
            Map<Part, Integer> weights,
            Set<Rules.Rule> rules,
            int leastMinutes,
            int tolerance) {
        return new MatchSettings(
                id,
                organization,
                program,
                Arrays.stream(Part.values())
                        .filter(part -> weights.getOrDefault(part, 0) > 0)
                        .map(part -> part + " " + weights.get(part))
                        .collect(Collectors.joining(",")),
                rules.stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
                leastMinutes,
                tolerance);
    }

    /** The same for another program. */
    MatchSettings copied(long program) {
        return new MatchSettings(0, organizationId, program, weights, rules, leastMinutes, tolerance);
    }

    Weights shares() {
        Map<Part, Integer> shares = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Arrays.stream(weights.split(","))
                    .filter(each -> each.startsWith(part + " "))
                    .findFirst()
                    .ifPresent(each -> shares.put(
                            part, Integer.parseInt(each.substring(part.name().length() + 1))));
        }
        return new Weights(shares);
    }

    Rules kept() {
        Set<Rules.Rule> kept = EnumSet.noneOf(Rules.Rule.class);
        Set<String> names = Set.of(rules.split(","));
        Arrays.stream(Rules.Rule.values())
                .filter(rule -> names.contains(rule.name()))
                .forEach(kept::add);
        return new Rules(kept, leastMinutes);
    }
}
