package dev.trellis.rhythm;

import dev.trellis.cadence.Cadence;
import dev.trellis.person.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/** What becomes of one deep dive or review that is due (A4). Pure. */
sealed interface DueNow {
    /** It is said, and due again at the next time of its rule. */
    record Say() implements DueNow {}

    /** It is not said, and due again at the next time of its rule. */
    record Leave() implements DueNow {}

    /** On a holiday nothing is said: it is looked at again on the first working morning after it. */
    record Wait(Instant until) implements DueNow {}

    /**
     * Holidays and pauses hold as for check-ins: after the holiday; and who is away is not asked, then or later. A review swallows the deep
     * dive that the same person would get about the same partner on the same day, whichever of the two is looked at first.
     *
     * @param others the other cadences of this pair
     * @param holiday until when the person is not to be asked; empty on all other days
     */
    static DueNow of(
            Cadence due,
            Collection<Cadence> others,
            Person person,
            Optional<Instant> holiday,
            ZoneId zone,
            Instant now) {
        if (holiday.isPresent()) {
            return new Wait(holiday.get());
        }
        boolean swallowed = due.kind() == Cadence.Kind.DEEP_DIVE
                && others.stream()
                        .filter(other -> other.kind() == Cadence.Kind.REVIEW
                                && other.pairId() == due.pairId()
                                && other.personId() == due.personId())
                        .anyMatch(review -> isToday(review, zone, now));
        return swallowed || person.isPaused(now) ? new Leave() : new Say();
    }

    /** Whether the review is due by the end of the person's day, or was said on it. */
    private static boolean isToday(Cadence review, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant due = review.nextDueAt();
        Instant asked = review.askedAt();
        return due != null && !due.atZone(zone).toLocalDate().isAfter(today)
                || asked != null && asked.atZone(zone).toLocalDate().equals(today);
    }
}
