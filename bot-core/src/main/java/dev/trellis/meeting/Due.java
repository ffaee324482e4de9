package dev.trellis.meeting;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What both sweeps over meetings do with a batch: clear what was due, and find who is to be addressed. */
@Singleton
class Due {
    private final Sql sql;
    private final Pairs pairs;
    private final People people;
    private final Clock clock;

    Due(Sql sql, Pairs pairs, People people, Clock clock) {
        this.sql = sql;
        this.pairs = pairs;
        this.people = people;
        this.clock = clock;
    }

    /** @param column a due column of the meeting table */
    void clear(String column, List<Meeting> claimed) {
        sql.update(
                "update meeting set " + column + " = null where id in (" + Sql.marks(claimed.size()) + ")",
                claimed.stream().map(Meeting::id).toArray());
    }

    /** Each meeting with each of its two who is there: pairs that ended and people who are away are left out. */
    Addressed parties(List<Meeting> meetings, Instant now) {
        List<Addressed.One> addressed = new ArrayList<>();
        Map<Long, List<Meeting>> byOrganization =
                meetings.stream().collect(Collectors.groupingBy(Meeting::organizationId));
        byOrganization.forEach((organization, theirs) -> addressed.addAll(ofOne(organization, theirs, now)));
        return new Addressed(addressed);
    }

    private List<Addressed.One> ofOne(long organization, List<Meeting> meetings, Instant now) {
        Map<Long, Pair> together = new HashMap<>();
        for (Meeting meeting : meetings) {
            pairs.findByIdAndOrganizationId(meeting.pairId(), organization)
                    .filter(pair -> !pair.hasEnded())
                    .ifPresent(pair -> together.put(pair.id(), pair));
        }
        List<Long> ids = together.values().stream()
                .flatMap(pair -> List.of(pair.mentorId(), pair.menteeId()).stream())
                .distinct()
                .toList();
        Map<Long, Person> known = ids.isEmpty()
                ? Map.of()
                : people.findByOrganizationIdAndIdIn(organization, ids).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        List<Addressed.One> addressed = new ArrayList<>();
        for (Meeting meeting : meetings) {
            Pair pair = together.get(meeting.pairId());
            if (pair != null) {
                Party mentor = new Party(
                        pair,
                        Objects.requireNonNull(known.get(pair.mentorId())),
                        Objects.requireNonNull(known.get(pair.menteeId())),
                        clock.getZone());
                List.of(mentor, mentor.turned()).stream()
                        .filter(party -> !party.me().isPaused(now))
                        .forEach(party -> addressed.add(new Addressed.One(meeting, party)));
            }
        }
        return addressed;
    }

    /** Who is to hear about which meeting. */
    record Addressed(List<One> all) {
        void forEach(BiConsumer<Meeting, Party> what) {
            all.forEach(one -> what.accept(one.meeting(), one.party()));
        }

        record One(Meeting meeting, Party party) {}
    }
}
