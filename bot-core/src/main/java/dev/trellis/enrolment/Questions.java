package dev.trellis.enrolment;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people are asked when they join (B1), as far as enrolment has to know of it. */
public interface Questions {
    /** They are asked from now on, and reminded of what stays open. */
    void begin(Program program, long person, Instant now);

    /**
     * The same for many, with a handful of statements.
     *
     * @return by person, what opens their next step; those who have none open are left out
     */
    Map<Long, Button> begin(Program program, Collection<Long> people, Instant now);

    /** They are not asked any more. What they said stays until they are forgotten. */
    void stop(Program program, long person);

    /** Whether they were asked anything yet. */
    boolean haveBegun(Program program, long person);

    /** Those of these people who have said what nobody can be matched without on this side: the first step. */
    Set<Long> haveEnough(Program program, Collection<Long> people, Side side);

    /** What they said, as far as an admin may read it: neither words nor groups. */
    List<Element> forAdmins(Program program, long person, Side side);

    /** How many steps are open, for the sides that they are on. */
    int open(Program program, long person);

    /** Opens the next open step; empty if none is. */
    Optional<Button> goOn(Program program, long person);

    default boolean hasEnough(Program program, long person, Side side) {
        return haveEnough(program, List.of(person), side).contains(person);
    }
}
