package dev.trellis.matching.round;

import dev.trellis.cohort.RunningCohorts;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.intake.Intakes;
import dev.trellis.matching.score.Known;
import dev.trellis.matching.score.Known.Two;
import dev.trellis.matching.score.Mentor;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers who may be matched now, and what is known of them. A handful of statements, however many people there are. */
@Singleton
class Gathering {
    /** How far back it counts what a mentor has carried (C6). */
    private static final Duration LATELY = Duration.ofDays(365);

    /** Somebody who is there: neither gone, nor paused, nor about to be forgotten. Takes the time now. */
    private static final String PRESENT = """
            p.gone_at is null and (p.paused_since is null or p.paused_until <= ?)
              and not exists (select 1 from erasure x where x.organization_id = p.organization_id and x.person_id = p.id)
            """;

    private final Enrolments enrolments;
    private final Intakes intakes;
    private final MatchSettingsRows settings;
    private final Rulings rulings;
    private final RunningCohorts cohorts;
    private final Sql sql;
    private final Clock clock;

    Gathering(
            Enrolments enrolments,
            Intakes intakes,
            MatchSettingsRows settings,
            Rulings rulings,
            RunningCohorts cohorts,
            Sql sql,
            Clock clock) {
        this.enrolments = enrolments;
        this.intakes = intakes;
        this.settings = settings;
        this.rulings = rulings;
        this.cohorts = cohorts;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Enrolled mentees who are there and have no mentor in the program, those who wait longest first. Whoever was left without a mentor
     * in an earlier cohort, or came while none ran, is in the next one's round; only whoever came for a cohort that is still to begin
     * waits for that one's.
     */
    @Transactional
    public List<Long> waiting(Program program, @Nullable Long cohort) {
        Set<Long> present = present(program, Side.MENTEE, null).keySet();
        Set<Long> later = later(program, cohort);
        return enrolments.waiting(program.organizationId(), program.id()).stream()
                .filter(mentee -> mentee.cohortId() == null || !later.contains(mentee.cohortId()))
                .map(Enrolment::personId)
                .filter(present::contains)
                .toList();
    }

    /** Cohorts whose people are in no round of this one; none for a round of everybody. */
    private Set<Long> later(Program program, @Nullable Long cohort) {
        if (cohort == null) {
            return Set.of();
        }
        Set<Long> later = new HashSet<>(cohorts.toBegin(program, clock.instant()));
        later.remove(cohort);
        return later;
    }

    /** How many wait who have no place in this round yet. */
    @Transactional
    public int joinedSince(Program program, MatchRound round) {
        Set<Long> later = later(program, round.cohortId());
        List<Object> parameters =
                new ArrayList<>(List.of(round.organizationId(), round.programId(), round.id(), clock.instant()));
        parameters.addAll(later);
        return sql.one(
                        """
                        select count(*) as late from enrolment e join person p on p.id = e.person_id
                        where e.organization_id = ? and e.program_id = ? and e.side = 'MENTEE' and e.state = 'ENROLLED'
                          and not exists (select 1 from pair q
                            where q.mentee_id = e.person_id and q.program_id = e.program_id and q.together = 1)
                          and not exists (select 1 from match_proposal m where m.round_id = ? and m.mentee_id = e.person_id)
                          and """ + " " + PRESENT
                                + (later.isEmpty()
                                        ? ""
                                        : " and (e.cohort_id is null or e.cohort_id not in (" + Sql.marks(later.size())
                                                + "))"),
                        row -> row.getInt("late"),
                        parameters.toArray())
                .orElse(0);
    }

    /** Free places of enrolled mentors who are there, by the mentor; those without any are left out. */
    @Transactional
    public Map<Long, Integer> freePlaces(Program program, @Nullable Long cohort) {
        return loads(program, cohort, null).entrySet().stream()
                .filter(mentor -> mentor.getValue().free() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, mentor -> mentor.getValue().free()));
    }

    /**
     * Mentees, and all mentors who have a free place.
     *
     * @param mentees in this order
     */
    @Transactional
    public Gathered withAllMentors(Program program, @Nullable Long cohort, List<Long> mentees) {
        Map<Long, Load> free = new HashMap<>(loads(program, cohort, null));
        free.values().removeIf(load -> load.free() <= 0);
        return gathered(program, mentees, free, mentees.size() > Batch.SIZE ? null : mentees);
    }

    /** Some mentees and some mentors, whether they have places or not; those who are not there or not enrolled any more are left out. */
    @Transactional
    public Gathered these(Program program, Collection<Long> mentees, Collection<Long> mentors) {
        return gathered(program, List.copyOf(new LinkedHashSet<>(mentees)), loads(program, null, mentors), mentees);
    }

    /** Some people of a round for what can be said of them, whoever is still there. */
    @Transactional
    public Gathered toExplain(Program program, Collection<Long> mentees, Collection<Long> mentors) {
        Map<Long, Load> carried = new HashMap<>();
        mentors.forEach(mentor -> carried.put(mentor, new Load(0, 0)));
        carried(program, mentors).forEach((mentor, pairs) -> carried.put(mentor, new Load(0, pairs.lately())));
        return gathered(program, List.copyOf(new LinkedHashSet<>(mentees)), carried, mentees);
    }

    /** Which of these mentees still wait and are there. */
    @Transactional
    public Set<Long> stillWaiting(Program program, Collection<Long> mentees) {
        Set<Long> there = new HashSet<>(present(program, Side.MENTEE, mentees).keySet());
        Batch.each(
                mentees,
                some -> there.removeAll(sql.query(
                        "select mentee_id from pair where organization_id = ? and program_id = ? and together = 1 and mentee_id in ("
                                + Sql.marks(some.size()) + ")",
                        row -> row.getLong("mentee_id"),
                        Batch.with(some, program.organizationId(), program.id()))));
        return there;
    }

    /** Free places of these mentors, by the mentor; those who are not there are left out. */
    @Transactional
    public Map<Long, Integer> freePlaces(Program program, Collection<Long> mentors) {
        Map<Long, Integer> free = new HashMap<>();
        loads(program, null, mentors).forEach((mentor, load) -> free.put(mentor, load.free()));
        return free;
    }

    /** What is known of these people with whomever; of everybody for null. */
    @Transactional
    public Known known(Program program, @Nullable Collection<Long> people) {
        Set<Two> together = new HashSet<>();
        Set<Two> endedBadly = new HashSet<>();
        ofPeople("pair", "mentee_id", "mentor_id", ", together, ended_why", people, program, row -> {
            Two two = new Two(row.getLong("mentee_id"), row.getLong("mentor_id"));
            if (row.getInt("together") == 1) {
                together.add(two);
            } else if ("NOT_A_FIT".equals(row.getString("ended_why"))) {
                endedBadly.add(two);
            }
            return two;
        });
        Set<Two> unwanted = new HashSet<>(ofPeople(
                "match_never",
                "person_id",
                "other_id",
                "",
                people,
                program,
                row -> new Two(row.getLong("person_id"), row.getLong("other_id"))));
        Set<Two> forbidden = rulings(program, Ruling.Kind.FORBIDDEN).stream()
                .map(ruling -> new Two(ruling.mentorId(), ruling.menteeId()))
                .collect(Collectors.toSet());
        return new Known(together, endedBadly, unwanted, forbidden);
    }

    private <T> List<T> ofPeople(
            String table,
            String one,
            String other,
            String more,
            @Nullable Collection<Long> people,
            Program program,
            Sql.Row<T> row) {
        String select = "select " + one + ", " + other + more + " from " + table + " where organization_id = ?"
                + (table.equals("pair") ? " and (together = 1 or ended_why = 'NOT_A_FIT')" : "");
        if (people == null) {
            return sql.query(select, row, program.organizationId());
        }
        List<T> all = new ArrayList<>();
        Batch.each(people, some -> {
            for (String side : List.of(one, other)) {
                all.addAll(sql.query(
                        select + " and " + side + " in (" + Sql.marks(some.size()) + ")",
                        row,
                        Batch.with(some, program.organizationId())));
            }
        });
        return all;
    }

    private Gathered gathered(
            Program program, List<Long> mentees, Map<Long, Load> loads, @Nullable Collection<Long> known) {
        List<Mentor> mentors = intakes
                .of(program, loads.keySet().stream().sorted().toList())
                .stream()
                .map(intake -> {
                    Load load = Objects.requireNonNull(loads.get(intake.person()));
                    return new Mentor(intake, load.free(), load.lately());
                })
                .toList();
        return new Gathered(
                program,
                settings.of(program),
                intakes.of(program, mentees),
                mentors,
                known(program, known),
                rulings(program, Ruling.Kind.REQUIRED));
    }

    private List<Ruling> rulings(Program program, Ruling.Kind kind) {
        return rulings.findByOrganizationIdAndProgramIdOrderById(program.organizationId(), program.id()).stream()
                .filter(ruling -> ruling.kind() == kind)
                .toList();
    }

    /** Enrolled people of a side who are there, with the limit they set themselves. */
    private Map<Long, Here> present(Program program, Side side, @Nullable Collection<Long> some) {
        String select = """
                select e.person_id, e.own_limit, e.cohort_id from enrolment e join person p on p.id = e.person_id
                where e.organization_id = ? and e.program_id = ? and e.side = ? and e.state = 'ENROLLED' and """ + " " + PRESENT;
        Map<Long, Here> here = new HashMap<>();
        Sql.Row<Here> row = found -> {
            int limit = found.getInt("own_limit");
            Here one = new Here(found.wasNull() ? null : limit, Sql.number(found, "cohort_id"));
            here.put(found.getLong("person_id"), one);
            return one;
        };
        Instant now = clock.instant();
        if (some == null) {
            sql.query(select, row, program.organizationId(), program.id(), side, now);
        } else {
            Batch.each(
                    some,
                    few -> sql.query(
                            select + " and e.person_id in (" + Sql.marks(few.size()) + ")",
                            row,
                            Batch.with(few, program.organizationId(), program.id(), side, now)));
        }
        return here;
    }

    private Map<Long, Load> loads(Program program, @Nullable Long cohort, @Nullable Collection<Long> mentors) {
        Map<Long, Here> here = present(program, Side.MENTOR, mentors);
        Set<Long> later = later(program, cohort);
        Map<Long, Carried> carried = carried(program, mentors);
        Map<Long, Load> loads = new HashMap<>();
        here.forEach((mentor, there) -> {
            if (there.cohort() == null || !later.contains(there.cohort())) {
                Carried pairs = Optional.ofNullable(carried.get(mentor)).orElse(new Carried(0, 0));
                int most = there.limit() == null ? program.capacity() : Math.min(program.capacity(), there.limit());
                loads.put(mentor, new Load(Math.max(0, most - pairs.now()), pairs.lately()));
            }
        });
        return loads;
    }

    private Map<Long, Carried> carried(Program program, @Nullable Collection<Long> mentors) {
        String select = """
                select mentor_id, coalesce(sum(program_id = ? and together = 1), 0) as now_with,
                  count(distinct case when together = 1 or ended_at >= ? then mentee_id end) as lately
                from pair where organization_id = ? """;
        Instant since = clock.instant().minus(LATELY);
        Map<Long, Carried> carried = new HashMap<>();
        Sql.Row<Carried> row = found -> {
            Carried one = new Carried(found.getInt("now_with"), found.getInt("lately"));
            carried.put(found.getLong("mentor_id"), one);
            return one;
        };
        if (mentors == null) {
            sql.query(select + " group by mentor_id", row, program.id(), since, program.organizationId());
        } else {
            Batch.each(
                    mentors,
                    some -> sql.query(
                            select + " and mentor_id in (" + Sql.marks(some.size()) + ") group by mentor_id",
                            row,
                            Batch.with(some, program.id(), since, program.organizationId())));
        }
        return carried;
    }

    private record Here(@Nullable Integer limit, @Nullable Long cohort) {}

    private record Carried(int now, int lately) {}

    /** What a mentor has free in the program, and how many mentees they have had lately in any. */
    private record Load(int free, int lately) {}
}
