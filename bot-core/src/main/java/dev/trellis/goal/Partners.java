package dev.trellis.goal;

import dev.trellis.enrolment.Side;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** With whom somebody may share a goal: the other ones of their pairs that go on. */
@Singleton
class Partners {
    private final Pairs pairs;
    private final People people;

    Partners(Pairs pairs, People people) {
        this.pairs = pairs;
        this.people = people;
    }

    /**
     * @param mySide what the asker is in the pair
     */
    record Partner(Pair pair, Person person, Side mySide) {
        String name() {
            return person.displayName();
        }
    }

    /** The oldest pair first. */
    List<Partner> of(Person me) {
        List<Pair> together = pairs.together(me.organizationId(), me.id());
        if (together.isEmpty()) {
            return List.of();
        }
        List<Long> ids = together.stream()
                .map(pair -> pair.partnerOf(me.id()))
                .distinct()
                .toList();
        Map<Long, Person> known = people.findByOrganizationIdAndIdIn(me.organizationId(), ids).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return together.stream()
                .flatMap(pair -> Optional.ofNullable(known.get(pair.partnerOf(me.id()))).stream()
                        .map(person -> new Partner(pair, person, side(pair, me))))
                .toList();
    }

    /** With whom this goal of theirs is shared. */
    Optional<Partner> of(Person me, @Nullable Long pair) {
        return pair == null
                ? Optional.empty()
                : of(me).stream().filter(partner -> partner.pair().id() == pair).findFirst();
    }

    private static Side side(Pair pair, Person me) {
        return pair.mentorId() == me.id() ? Side.MENTOR : Side.MENTEE;
    }
}
