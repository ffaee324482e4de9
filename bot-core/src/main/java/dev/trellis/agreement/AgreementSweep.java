package dev.trellis.agreement;

import dev.trellis.agreement.AgreementParty.Due;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speaks of agreements that are due: once of a draft that nobody touched, then of one that is to be looked at again, with one reminder and
 * silence after it (D2). Whoever is away is asked when they are back.
 */
@Singleton
class AgreementSweep implements Sweep, DueRows<AgreementParty> {
    private static final int BATCH = 200;

    private final DueBatches batches;
    private final AgreementParties parties;
    private final Agreements agreements;
    private final Signatures signatures;
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Outbox outbox;
    private final Clock clock;

    AgreementSweep(
            DueBatches batches,
            AgreementParties parties,
            Agreements agreements,
            Signatures signatures,
            Pairs pairs,
            People people,
            Programs programs,
            Layering layering,
            Outbox outbox,
            Clock clock) {
        this.batches = batches;
        this.parties = parties;
        this.agreements = agreements;
        this.signatures = signatures;
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "agreements";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<AgreementParty> claim(Instant now, int limit) {
        return parties.due(now, limit);
    }

    @Override
    public long id(AgreementParty party) {
        return party.id();
    }

    @Override
    public void handle(List<AgreementParty> due, Instant now) {
        due.stream()
                .collect(Collectors.groupingBy(AgreementParty::organizationId))
                .forEach((organization, theirs) -> look(organization, theirs, now));
    }

    private void look(long organization, List<AgreementParty> due, Instant now) {
        Lookup found = lookup(organization, due);
        List<Intent> intents = new ArrayList<>();
        Map<DueNext.Next, List<Long>> next = new HashMap<>();
        for (AgreementParty party : due) {
            Agreement agreement = there(found.agreements(), party.agreementId());
            DueNext decided = DueNext.of(
                    party, agreement, found.of(party, agreement, clock.getZone(), now), clock.getZone(), now);
            intents.addAll(decided.say());
            next.computeIfAbsent(decided.next(), each -> new ArrayList<>()).add(party.id());
        }
        outbox.write(organization, intents);
        // Most are due again at the same moments, so these are few statements.
        next.forEach((then, ids) -> parties.due(ids, then.due(), then.at()));
    }

    private Lookup lookup(long organization, List<AgreementParty> due) {
        Map<Long, Agreement> agreementOf = byId(
                agreements.findByOrganizationIdAndIdIn(
                        organization, ids(due.stream().map(AgreementParty::agreementId))),
                Agreement::id);
        Map<Long, Pair> pairOf = byId(
                pairs.findByOrganizationIdAndIdIn(
                        organization, ids(agreementOf.values().stream().map(Agreement::pairId))),
                Pair::id);
        Map<Long, Person> everybody = byId(
                people.findByOrganizationIdAndIdIn(
                        organization,
                        ids(pairOf.values().stream().flatMap(pair -> Stream.of(pair.mentorId(), pair.menteeId())))),
                Person::id);
        Map<Long, Program> programOf = byId(
                programs.findByOrganizationIdAndIdIn(
                        organization, ids(pairOf.values().stream().map(Pair::programId))),
                Program::id);
        List<Long> drafted =
                ids(due.stream().filter(party -> party.due() == Due.DRAFTED).map(AgreementParty::agreementId));
        Set<Long> signed = drafted.isEmpty()
                ? Set.of()
                : signatures.findByOrganizationIdAndAgreementIdIn(organization, drafted).stream()
                        .map(Signature::agreementId)
                        .collect(Collectors.toSet());
        Map<String, Instant> reached = outbox.deliveredAt(
                organization,
                due.stream()
                        .filter(party -> party.due() == Due.REMINDER)
                        .map(party -> {
                            Agreement agreement = there(agreementOf, party.agreementId());
                            return AgreementNews.questions(agreement.pairId(), party.personId(), agreement.revisitOn())
                                    .getFirst();
                        })
                        .toList());
        return new Lookup(
                agreementOf,
                pairOf,
                everybody,
                programOf,
                signed,
                reached,
                layering.of(organization, programOf.values(), everybody.values()));
    }

    /** Everything that a batch asks for, found in a few statements however many there are. */
    private record Lookup(
            Map<Long, Agreement> agreements,
            Map<Long, Pair> pairs,
            Map<Long, Person> people,
            Map<Long, Program> programs,
            Set<Long> signed,
            Map<String, Instant> reached,
            Layering.Found layers) {

        DueNext.About of(AgreementParty party, Agreement agreement, ZoneId house, Instant now) {
            Pair pair = there(pairs, agreement.pairId());
            Person me = there(people, party.personId());
            Two two = new Two(pair, me, there(people, pair.partnerOf(me.id())));
            Program program = there(programs, pair.programId());
            return new DueNext.About(
                    two,
                    layers.holidayUntil(program, me, now, house),
                    signed.contains(agreement.id()),
                    Optional.ofNullable(reached.get(
                            AgreementNews.questions(two, agreement.revisitOn()).getFirst())));
        }
    }

    private static List<Long> ids(Stream<Long> some) {
        return some.distinct().toList();
    }

    private static <T> Map<Long, T> byId(Collection<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static <T> T there(Map<Long, T> rows, long id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }
}
