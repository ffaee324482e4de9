package dev.trellis.matching.score;

import dev.trellis.matching.assignment.Progress;
import dev.trellis.matching.assignment.ScoreTable;
import dev.trellis.matching.assignment.Scores;
import dev.trellis.matching.score.Known.Two;
import dev.trellis.matching.score.Profile.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores all mentees and mentors of a round, by their numbers in the lists that it was given (C1, C2). Pure, and the same for the same
 * people whatever their order. A score takes about a fifth of a microsecond; reasons are found out only for the pairs that somebody looks at.
 */
public final class Scoring implements ScoreTable.PairScore {
    private static final Part[] PARTS = Part.values();
    private static final int STRONGEST = 3;

    private final Dictionary dictionary = new Dictionary();
    private final List<Profile> mentees;
    private final List<Profile> mentors;
    private final List<Mentor> offers;
    private final Weights shares;
    private final int[] weights = new int[PARTS.length];
    private final int weight;
    private final Rules rules;
    private final Known known;
    /** For each mentee the mentors that something is {@link #known} about. */
    private final BitSet[] met;

    public Scoring(List<Intake> mentees, List<Mentor> mentors, Weights weights, Rules rules, Known known) {
        this.mentees = mentees.stream().map(dictionary::profile).toList();
        this.mentors =
                mentors.stream().map(Mentor::intake).map(dictionary::profile).toList();
        this.offers = List.copyOf(mentors);
        this.shares = weights;
        this.rules = rules;
        this.known = known;
        Arrays.setAll(this.weights, part -> weights.of(PARTS[part]));
        weight = Arrays.stream(this.weights).sum();
        met = met(mentees);
    }

    private BitSet[] met(List<Intake> intakes) {
        Map<Long, Integer> mentorNumbers = new HashMap<>();
        for (int mentor = 0; mentor < offers.size(); mentor++) {
            mentorNumbers.put(offers.get(mentor).intake().person(), mentor);
        }
        Map<Long, BitSet> byMentee = new HashMap<>();
        intakes.forEach(intake -> byMentee.put(intake.person(), new BitSet()));
        Stream.of(known.together(), known.endedBadly(), known.unwanted(), known.forbidden())
                .flatMap(Set::stream)
                .forEach(two -> {
                    note(byMentee.get(two.one()), mentorNumbers.get(two.other()));
                    note(byMentee.get(two.other()), mentorNumbers.get(two.one()));
                });
        return intakes.stream().map(intake -> byMentee.get(intake.person())).toArray(BitSet[]::new);
    }

    private static void note(@Nullable BitSet ofMentee, @Nullable Integer mentor) {
        if (ofMentee != null && mentor != null) {
            ofMentee.set(mentor);
        }
    }

    /** 0 to 1000, or {@link Scores#FORBIDDEN} where a rule is broken that does not depend on places. */
    @Override
    public int of(int mentee, int mentor) {
        return isForbidden(mentee, mentor) ? Scores.FORBIDDEN : score(mentee, mentor);
    }

    /**
     * All of them.
     *
     * @throws InterruptedException if this thread was interrupted
     */
    public ScoreTable table(Progress progress) throws InterruptedException {
        return ScoreTable.of(mentees.size(), mentors.size(), this, progress);
    }

    /** Places by the mentor's number. */
    public int[] places() {
        return offers.stream().mapToInt(mentor -> Math.max(0, mentor.places())).toArray();
    }

    /**
     * The first rule that a pair breaks, if any: what is known of the two comes before what they are, and that before places. A table
     * leaves places to the assignment, which counts everybody's.
     */
    public Optional<Forbidden> forbidden(int mentee, int mentor) {
        Intake one = mentees.get(mentee).intake;
        Intake other = mentors.get(mentor).intake;
        Two two = new Two(one.person(), other.person());
        if (one.person() == other.person()) {
            return Optional.of(new Forbidden.SamePerson());
        }
        if (known.together().contains(two)) {
            return Optional.of(new Forbidden.AlreadyTogether());
        }
        if (known.forbidden().contains(two)) {
            return Optional.of(new Forbidden.ByAnAdmin());
        }
        if (known.unwanted().contains(two)) {
            return Optional.of(new Forbidden.NotWanted());
        }
        if (known.endedBadly().contains(two)) {
            return Optional.of(new Forbidden.EndedBadly());
        }
        return apart(mentees.get(mentee), mentors.get(mentor))
                .or(() -> offers.get(mentor).places() > 0 ? Optional.empty() : Optional.of(new Forbidden.NoPlace()));
    }

    private Optional<Forbidden> apart(Profile mentee, Profile mentor) {
        if (sameLine(mentee, mentor)) {
            return Optional.of(new Forbidden.SameReportingLine());
        }
        if (sameTeam(mentee, mentor)) {
            return Optional.of(new Forbidden.SameTeam(mentee.intake.position().team()));
        }
        if (noLanguage(mentee, mentor)) {
            return Optional.of(new Forbidden.NoSharedLanguage());
        }
        if (tooFewHours(mentee, mentor)) {
            return Optional.of(new Forbidden.TooFewSharedHours(Parts.minutes(mentee, mentor), rules.leastMinutes()));
        }
        return Optional.empty();
    }

    private boolean isForbidden(int mentee, int mentor) {
        Profile one = mentees.get(mentee);
        Profile other = mentors.get(mentor);
        return met[mentee].get(mentor)
                || one.intake.person() == other.intake.person()
                || sameLine(one, other)
                || sameTeam(one, other)
                || noLanguage(one, other)
                || tooFewHours(one, other);
    }

    private boolean sameLine(Profile mentee, Profile mentor) {
        return rules.keeps(Rules.Rule.NOT_THE_SAME_REPORTING_LINE)
                && (mentee.isUnder(mentor.intake.person()) || mentor.isUnder(mentee.intake.person()));
    }

    private boolean sameTeam(Profile mentee, Profile mentor) {
        return mentee.team >= 0 && mentee.team == mentor.team && rules.keeps(Rules.Rule.NOT_THE_SAME_TEAM);
    }

    private boolean noLanguage(Profile mentee, Profile mentor) {
        return mentee.liked >= 0
                && mentor.liked >= 0
                && Tags.countBoth(mentee.languages, mentor.languages) == 0
                && rules.keeps(Rules.Rule.A_SHARED_LANGUAGE);
    }

    private boolean tooFewHours(Profile mentee, Profile mentor) {
        return rules.leastMinutes() > 0
                && Parts.knowHours(mentee, mentor)
                && Parts.minutes(mentee, mentor) < rules.leastMinutes();
    }

    private int score(int mentee, int mentor) {
        int sum = 0;
        for (int part = 0; part < PARTS.length; part++) {
            if (weights[part] > 0) {
                sum += weights[part] * value(PARTS[part], mentee, mentor);
            }
        }
        return (sum + weight / 2) / weight;
    }

    /** What one part gives, 0 to 1000, whatever its weight. */
    public int value(Part part, int mentee, int mentor) {
        return Parts.value(
                part,
                mentees.get(mentee),
                mentors.get(mentor),
                offers.get(mentor).carriedLately());
    }

    /** Why a pair has its score, also one that is forbidden: for an admin who asks what it would be. */
    public Explanation explanation(int mentee, int mentor) {
        Explaining explaining = new Explaining(dictionary, mentees.get(mentee), mentors.get(mentor));
        List<Part> parts = new ArrayList<>(List.of(PARTS));
        // The sort is stable: of parts that do as much, the one named first in Part.
        parts.sort((one, other) -> Integer.compare(gain(other, mentee, mentor), gain(one, mentee, mentor)));
        List<Reason> reasons = parts.stream()
                .filter(part -> gain(part, mentee, mentor) > 0)
                .limit(STRONGEST)
                .map(explaining::reason)
                .toList();
        List<Part> open = new ArrayList<>(List.of(PARTS));
        open.sort((one, other) -> Integer.compare(loss(other, mentee, mentor), loss(one, mentee, mentor)));
        Optional<Improvement> improvement = open.stream()
                .filter(part -> loss(part, mentee, mentor) > 0)
                .findFirst()
                .map(explaining::improvement);
        return new Explanation(score(mentee, mentor), reasons, improvement);
    }

    /** How much more a part does than silence would. */
    private int gain(Part part, int mentee, int mentor) {
        return shares.of(part) * (value(part, mentee, mentor) - Parts.UNSAID);
    }

    private int loss(Part part, int mentee, int mentor) {
        return shares.of(part) * (Parts.FULL - value(part, mentee, mentor));
    }
}
