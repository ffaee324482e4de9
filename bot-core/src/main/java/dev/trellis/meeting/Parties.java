package dev.trellis.meeting;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Actor;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Finds the pair of a claim, if the actor is one of it. */
@Singleton
class Parties {
    private final Pairs pairs;
    private final People people;
    private final Clock clock;

    Parties(Pairs pairs, People people, Clock clock) {
        this.pairs = pairs;
        this.people = people;
        this.clock = clock;
    }

    Optional<Party> of(Actor actor, long pair) {
        return pairs.ofPerson(pair, actor.organizationId(), actor.id()).map(found -> of(actor.person(), found));
    }

    Party of(Person me, Pair pair) {
        Person other = people.findByIdAndOrganizationId(pair.partnerOf(me.id()), pair.organizationId())
                .orElseThrow();
        return new Party(pair, me, other, clock.getZone());
    }
}
