package dev.trellis.pairing;

import dev.trellis.program.Participation;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever is in a pair takes part in its program. */
@Singleton
class PairedPeople implements Participation {
    private final Pairs pairs;

    PairedPeople(Pairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public Collection<Long> programs(long organization, long person) {
        return pairs.together(organization, person).stream()
                .map(Pair::programId)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Long> people(long organization, long program) {
        return pairs.ofProgram(organization, program).stream()
                .flatMap(pair -> Stream.of(pair.mentorId(), pair.menteeId()))
                .collect(Collectors.toSet());
    }
}
