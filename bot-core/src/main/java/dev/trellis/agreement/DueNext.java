package dev.trellis.agreement;

import dev.trellis.agreement.AgreementParty.Due;
import dev.trellis.delivery.Intent;
import dev.trellis.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes of one row that is due: what is said, and when it is looked at next. Pure. */
record DueNext(List<Intent> say, Next next) {
    private static final Duration UNTIL_THE_REMINDER = Duration.ofDays(3);
    /** While a message waits (quiet hours, budget, snooze), a reminder of it would be the first they hear. */
    private static final Duration NOT_SAID_YET = Duration.ofHours(3);

    private static final Next NOTHING = new Next(null, null);

    /** Both absent: nothing is due any more. */
    record Next(@Nullable Due due, @Nullable Instant at) {}

    /**
     * What has to be known.
     *
     * @param holidayUntil their first working morning after the holiday; empty on all other days
     * @param signed whether anybody has signed any version
     * @param reached when the question arrived; empty if it has not (yet)
     */
    record About(Two two, Optional<Instant> holidayUntil, boolean signed, Optional<Instant> reached) {}

    static DueNext of(AgreementParty party, Agreement agreement, About about, ZoneId house, Instant now) {
        Due due = party.due();
        Person me = about.two().me();
        if (due == null || about.two().pair().hasEnded()) {
            return new DueNext(List.of(), NOTHING);
        }
        ZoneId zone = me.zone(house);
        if (me.isPaused(now)) {
            Instant until = me.pausedUntil();
            // Nobody knows when a pause without a date ends: it is looked at every day.
            Instant back = until == null ? now.plus(Duration.ofDays(1)) : until;
            return later(due, me.workingHours().next(back, zone));
        }
        if (about.holidayUntil().isPresent()) {
            return later(due, about.holidayUntil().get());
        }
        return switch (due) {
            case DRAFTED ->
                new DueNext(
                        agreement.version() > 1 || about.signed()
                                ? List.of()
                                : List.of(AgreementNews.drafted(about.two(), now)),
                        NOTHING);
            case REVISIT ->
                new DueNext(
                        List.of(AgreementNews.question(about.two(), agreement, false, now)),
                        new Next(Due.REMINDER, now.plus(UNTIL_THE_REMINDER)));
            case REMINDER -> reminder(agreement, about, now);
        };
    }

    private static DueNext reminder(Agreement agreement, About about, Instant now) {
        if (about.reached().isEmpty()) {
            return later(Due.REMINDER, now.plus(NOT_SAID_YET));
        }
        Instant due = about.reached().get().plus(UNTIL_THE_REMINDER);
        return due.isAfter(now)
                ? later(Due.REMINDER, due)
                : new DueNext(List.of(AgreementNews.question(about.two(), agreement, true, now)), NOTHING);
    }

    private static DueNext later(Due due, Instant at) {
        return new DueNext(List.of(), new Next(due, at));
    }
}
