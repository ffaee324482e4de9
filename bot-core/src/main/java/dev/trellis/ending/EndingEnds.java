package dev.trellis.ending;

import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import java.time.Clock;

/** An end that was under way is over when the pair ends in another way: by an admin, or because somebody left. */
@Singleton
class EndingEnds implements PairEnding {
    private final Endings endings;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    EndingEnds(Endings endings, People people, Outbox outbox, Clock clock) {
        this.endings = endings;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void ended(Pair pair) {
        endings.running(pair.id(), pair.organizationId()).ifPresent(ending -> {
            endings.over(ending.id(), ending.organizationId(), Ending.State.OVERTAKEN, clock.instant());
            Ending over = endings.findByIdAndOrganizationId(ending.id(), ending.organizationId())
                    .orElseThrow();
            for (long reader : new long[] {pair.mentorId(), pair.menteeId()}) {
                Person me = people.findByIdAndOrganizationId(reader, pair.organizationId())
                        .orElseThrow();
                String partner = people.findByIdAndOrganizationId(pair.partnerOf(reader), pair.organizationId())
                        .map(Person::displayName)
                        .orElse("?");
                outbox.withdraw(pair.organizationId(), Concluding.key(over, reader));
                outbox.write(
                        pair.organizationId(),
                        Intent.inPlaceOf(
                                Concluding.key(over, reader), reader, EndingCards.current(over, pair, me, partner)));
            }
        });
    }
}
