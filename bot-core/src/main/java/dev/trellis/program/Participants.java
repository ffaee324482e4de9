package dev.trellis.program;

import dev.trellis.conversation.Turn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who takes part in which program, in whatever way. */
@Singleton
public class Participants {
    private final List<Participation> ways;
    private final Programs programs;

    Participants(List<Participation> ways, Programs programs) {
        this.ways = ways;
        this.programs = programs;
    }

    public boolean takesPart(Turn turn, Program program) {
        return programs(turn).contains(program.id());
    }

    /** In the order of their ids. */
    public Set<Long> of(Program program) {
        return ways.stream()
                .flatMap(way -> way.people(program.organizationId(), program.id()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The running programs that the actor takes part in. */
    public List<Program> own(Turn turn) {
        Set<Long> own = programs(turn);
        return own.isEmpty()
                ? List.of()
                : programs.findByOrganizationIdAndIdIn(turn.organizationId(), own).stream()
                        .filter(program -> program.endedAt() == null)
                        .toList();
    }

    private Set<Long> programs(Turn turn) {
        return ways.stream()
                .flatMap(way -> way.programs(turn.organizationId(), turn.actor().id()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
