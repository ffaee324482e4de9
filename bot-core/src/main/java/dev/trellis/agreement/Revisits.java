package dev.trellis.agreement;

import dev.trellis.pairing.Pair;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When the two are asked about their agreement next (D2): each in a working morning of their own. */
@Singleton
class Revisits {
    /** After both have signed, or both have said that it is still right. */
    static final Period USUALLY = Period.ofWeeks(8);

    /** When a draft that nobody touched is spoken of, once: the two should have met by then. */
    static final Period DRAFT_LIES = Period.ofDays(13);

    private final Agreements agreements;
    private final AgreementParties parties;
    private final People people;
    private final Clock clock;

    Revisits(Agreements agreements, AgreementParties parties, People people, Clock clock) {
        this.agreements = agreements;
        this.parties = parties;
        this.people = people;
        this.clock = clock;
    }

    /** Both of a new pair, who will be told of a draft that lies. */
    void begin(Agreement agreement, Pair pair, boolean speakOfTheDraft, Instant now) {
        LocalDate day = today(now).plus(DRAFT_LIES);
        Map<Long, Person> both = both(pair);
        parties.saveAll(List.of(pair.mentorId(), pair.menteeId()).stream()
                .map(person -> new AgreementParty(
                        0,
                        agreement.organizationId(),
                        agreement.id(),
                        person,
                        1,
                        speakOfTheDraft ? AgreementParty.Due.DRAFTED : null,
                        speakOfTheDraft ? morning(day, there(both, person)) : null,
                        null))
                .toList());
    }

    /**
     * Both look at it again on this day, whatever was due before.
     *
     * @param wanted what the version says; absent or over: the usual time from now
     */
    LocalDate schedule(Agreement agreement, Pair pair, @Nullable LocalDate wanted, Instant now) {
        LocalDate day = wanted != null && wanted.isAfter(today(now))
                ? wanted
                : today(now).plus(USUALLY);
        agreements.revisitOn(agreement.id(), agreement.organizationId(), day);
        Map<Long, Person> both = both(pair);
        parties.findByOrganizationIdAndAgreementId(agreement.organizationId(), agreement.id())
                .forEach(party -> parties.anew(
                        party.id(),
                        agreement.organizationId(),
                        AgreementParty.Due.REVISIT,
                        morning(day, there(both, party.personId()))));
        return day;
    }

    /** Whether the day has come on which this person is to look at it again. */
    boolean isDue(Agreement agreement, Person person, Instant now) {
        LocalDate day = agreement.revisitOn();
        return agreement.inForce() != null
                && day != null
                && !day.isAfter(now.atZone(person.zone(clock.getZone())).toLocalDate());
    }

    /** When the person's work begins on that day, or on their first working day after it. */
    Instant morning(LocalDate day, Person person) {
        return person.workingHours()
                .next(day.atStartOfDay(person.zone(clock.getZone())).toInstant(), person.zone(clock.getZone()));
    }

    private LocalDate today(Instant now) {
        return now.atZone(clock.getZone()).toLocalDate();
    }

    private Map<Long, Person> both(Pair pair) {
        return people
                .findByOrganizationIdAndIdIn(pair.organizationId(), List.of(pair.mentorId(), pair.menteeId()))
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private static Person there(Map<Long, Person> people, long id) {
        return Optional.ofNullable(people.get(id)).orElseThrow();
    }
}
