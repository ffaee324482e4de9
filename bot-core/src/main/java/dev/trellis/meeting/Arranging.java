package dev.trellis.meeting;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings two people to one time (E3): propose, accept, move, decline, cancel. An act on a meeting that has changed since changes nothing,
 * also when two acts meet at the same moment.
 */
@Singleton
class Arranging {
    private final Meetings meetings;
    private final Pairs pairs;
    private final Sql sql;

    Arranging(Meetings meetings, Pairs pairs, Sql sql) {
        this.meetings = meetings;
        this.pairs = pairs;
        this.sql = sql;
    }

    /** One proposal at a time waits in a pair: what the other one has just proposed is answered first. */
    @Transactional
    public Outcome propose(Pair pair, long actor, Wish wish, Instant now) {
        // Whoever proposes second waits here, and then sees the first one's proposal.
        boolean together = sql.one(
                        "select id from pair where id = ? and organization_id = ? and together = 1 for update",
                        row -> row.getLong("id"),
                        pair.id(),
                        pair.organizationId())
                .isPresent();
        if (!together) {
            return new Outcome.Unchanged(null, Why.PAIR_ENDED);
        }
        Optional<Meeting> open = meetings.open(pair.organizationId(), pair.id(), now);
        if (open.isPresent()) {
            return new Outcome.Unchanged(
                    open.get(), open.get().proposedBy() == actor ? Why.YOU_PROPOSED : Why.THEY_PROPOSED);
        }
        return new Outcome.Done(meetings.save(new Meeting(
                0,
                pair.organizationId(),
                pair.id(),
                actor,
                wish.start(),
                wish.minutes(),
                PrivateWords.of(wish.topic()),
                Meeting.State.PROPOSED,
                1,
                null,
                null,
                now)));
    }

    @Transactional
    public Outcome accept(Meeting seen, int version, long actor, Instant now) {
        Why why = whyNotToAnswer(seen, version, actor, now);
        if (why != null) {
            return new Outcome.Unchanged(seen, why);
        }
        Instant remindAt = MeetingTimes.reminder(now, seen.startsAt());
        Instant askAt = MeetingTimes.question(seen.end());
        return done(
                seen, version, actor, now, meetings.agree(seen.id(), seen.organizationId(), version, remindAt, askAt));
    }

    @Transactional
    public Outcome decline(Meeting seen, int version, long actor, Instant now) {
        Why why = whyNotToAnswer(seen, version, actor, now);
        return why != null
                ? new Outcome.Unchanged(seen, why)
                : done(seen, version, actor, now, meetings.decline(seen.id(), seen.organizationId(), version));
    }

    @Transactional
    public Outcome cancel(Meeting seen, int version, long actor, Instant now) {
        Why why = why(seen, version, now);
        return why != null
                ? new Outcome.Unchanged(seen, why)
                : done(seen, version, actor, now, meetings.cancel(seen.id(), seen.organizationId(), version));
    }

    /** The time is the mover's proposal now, for the other one to answer. */
    @Transactional
    public Outcome move(Meeting seen, int version, long actor, Wish wish, Instant now) {
        Why why = whyNotMovable(seen, version, now);
        return why != null
                ? new Outcome.Unchanged(seen, why)
                : done(
                        seen,
                        version,
                        actor,
                        now,
                        meetings.move(
                                seen.id(),
                                seen.organizationId(),
                                version,
                                actor,
                                wish.start(),
                                wish.minutes(),
                                PrivateWords.of(wish.topic())));
    }

    /** Why a card of this version can do nothing (any more); absent if it can. */
    @Nullable
    Why why(Meeting seen, int version, Instant now) {
        boolean together = pairs.findByIdAndOrganizationId(seen.pairId(), seen.organizationId())
                .filter(pair -> !pair.hasEnded())
                .isPresent();
        if (!together) {
            return Why.PAIR_ENDED;
        }
        return switch (seen.state()) {
            case CANCELLED -> Why.CANCELLED;
            case DECLINED -> Why.DECLINED;
            case HELD, NOT_HELD -> Why.OVER;
            case PROPOSED, AGREED -> {
                if (seen.version() != version) {
                    yield Why.CHANGED;
                }
                yield now.isBefore(seen.startsAt()) ? null : Why.OVER;
            }
        };
    }

    private @Nullable Why whyNotToAnswer(Meeting seen, int version, long actor, Instant now) {
        Why why = why(seen, version, now);
        if (why == null && seen.state() == Meeting.State.AGREED) {
            return Why.ALREADY_AGREED;
        }
        return why == null && seen.proposedBy() == actor ? Why.YOU_PROPOSED : why;
    }

    /** A proposal that nobody answered in time can still be moved. */
    @Nullable
    Why whyNotMovable(Meeting seen, int version, Instant now) {
        Why why = why(seen, version, now);
        return why == Why.OVER && seen.state() == Meeting.State.PROPOSED ? null : why;
    }

    /** With no row changed, somebody was quicker: what they made of it is what counts. */
    private Outcome done(Meeting seen, int version, long actor, Instant now, int changed) {
        Meeting current =
                meetings.ofPerson(seen.id(), seen.organizationId(), actor).orElseThrow();
        if (changed == 1) {
            return new Outcome.Done(current);
        }
        Why why = why(current, version, now);
        return new Outcome.Unchanged(current, why == null ? Why.ALREADY_AGREED : why);
    }

    /** A time that somebody would like; at most a year ahead and not past. */
    record Wish(Instant start, int minutes, @Nullable String topic) {
        Instant end() {
            return start.plus(Duration.ofMinutes(minutes));
        }
    }

    /** What came of an act. */
    sealed interface Outcome {
        record Done(Meeting meeting) implements Outcome {}

        /**
         * Nothing was changed.
         *
         * @param current the meeting as it is; absent if there is none to show
         */
        record Unchanged(@Nullable Meeting current, Why why) implements Outcome {}
    }

    /** Why nothing was changed. */
    enum Why {
        /** The card shows a time that was moved since. */
        CHANGED,
        ALREADY_AGREED,
        CANCELLED,
        DECLINED,
        /** It has begun, or is over. */
        OVER,
        /** The other one has to answer. */
        YOU_PROPOSED,
        THEY_PROPOSED,
        PAIR_ENDED
    }
}
