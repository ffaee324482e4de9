package dev.trellis.roster;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.enrolment.Side;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Asks people whom a file names whether they want to take part, each when it suits them. */
@Singleton
class Inviting {
    /** Whoever has not read it by then was not reached. */
    private static final Duration OPEN = Duration.ofDays(30);

    private final Outbox outbox;

    Inviting(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Those who were enrolled at once are asked nothing. */
    void invite(RosterImport one, Program program, List<Taken> lines, Instant now) {
        if (!one.atOnce() && !lines.isEmpty()) {
            outbox.write(
                    one.organizationId(),
                    lines.stream()
                            .map(line -> invitation(
                                    program, line.person(), line.entry().side(), now))
                            .toList());
        }
    }

    void withdraw(RosterImport one, List<Taken> lines) {
        outbox.withdraw(
                one.organizationId(),
                lines.stream()
                        .flatMap(
                                line -> Stream.of(Side.values()).map(side -> key(one.programId(), line.person(), side)))
                        .toList());
    }

    private static Intent invitation(
            Program program, long person, @org.jspecify.annotations.Nullable Side side, Instant now) {
        Side asked = side == null ? Side.MENTEE : side;
        return Intent.toPerson(
                        person,
                        key(program.id(), person, asked),
                        "enrolment.invitation",
                        Urgency.ROUTINE,
                        RosterCards.invitation(program, asked))
                .expiring(now.plus(OPEN));
    }

    private static String key(long program, long person, Side side) {
        return "invitation:" + program + ":" + person + ":" + side.tag();
    }
}
