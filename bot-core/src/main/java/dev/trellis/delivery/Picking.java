package dev.trellis.delivery;

import dev.trellis.attention.Attention;
import dev.trellis.attention.Attention.Decision;
import dev.trellis.attention.Urgency;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.person.Person;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.Pace;
import dev.trellis.platform.Target;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One look at one lane, in one transaction: takes what is due as far as the lane's pace has room, decides about each message, and claims
 * those that are to be said now.
 */
@Singleton
class Picking {
    private static final Duration REMOVED = Duration.ofMinutes(30);
    private static final Duration ORIGINAL_NOT_SENT_YET = Duration.ofSeconds(2);

    private final Claims claims;
    private final Paces paces;
    private final Briefings briefings;
    private final Reservations reservations;
    private final Addressing addressing;
    private final Platforms platforms;
    private final Lanes lanes;
    private final Followers followers;
    private final Clock clock;

    Picking(
            Claims claims,
            Paces paces,
            Briefings briefings,
            Reservations reservations,
            Addressing addressing,
            Platforms platforms,
            Lanes lanes,
            Followers followers,
            Clock clock) {
        this.claims = claims;
        this.paces = paces;
        this.briefings = briefings;
        this.reservations = reservations;
        this.addressing = addressing;
        this.platforms = platforms;
        this.lanes = lanes;
        this.followers = followers;
        this.clock = clock;
    }

    /**
     * @param looked rows that were looked at, whatever became of them
     * @param ready those that are to be said
     * @param full whether there may be more that is due
     * @param again absent unless the lane's pace has no room: then, for how long
     */
    record Picked(
            int looked,
            List<Ready> ready,
            boolean full,
            @Nullable Duration again) {
        private static final Picked NOTHING = new Picked(0, List.of(), false, null);
    }

    /** Takes at most {@code most} messages. */
    @Transactional
    Picked pick(Lane lane, int most) {
        Pace pace = platforms.pace(lanes.platform(lane), lane.callKind()).orElse(null);
        Paces.Room room = paces.room(lane, pace, most);
        if (room.calls() == 0) {
            return new Picked(0, List.of(), false, room.again());
        }
        List<OutboxRow> due = claims.due(lane, room.calls());
        if (due.isEmpty()) {
            return Picked.NOTHING;
        }
        boolean apart = pace != null && !pace.apart().isZero();
        Look look = new Look(lane, pace, room, briefings.of(due, apart));
        due.forEach(look::at);
        claims.putAway(look.over);
        claims.settle(look.verdicts);
        look.ready.stream()
                .collect(Collectors.groupingBy(
                        Ready::isMarked, Collectors.mapping(one -> one.row().id(), Collectors.toList())))
                .forEach((marked, ids) -> claims.claim(ids, look.token, marked));
        paces.take(lane, room, look.ready.size());
        return new Picked(due.size(), look.ready, due.size() == room.calls(), null);
    }

    /** Decides row by row; what was decided about one counts for the next. */
    private final class Look {
        private final Lane lane;
        private final @Nullable Pace pace;
        private final Paces.Room room;
        private final Briefing briefing;
        private final String token = UUID.randomUUID().toString();
        private final long began = System.nanoTime();
        private final Map<Verdict, List<Long>> verdicts = new HashMap<>();
        private final List<Long> over = new ArrayList<>();
        private final List<Ready> ready = new ArrayList<>();
        private final Map<Long, List<Instant>> spent;
        private final Map<String, Instant> lastSaid;

        Look(Lane lane, @Nullable Pace pace, Paces.Room room, Briefing briefing) {
            this.lane = lane;
            this.pace = pace;
            this.room = room;
            this.briefing = briefing;
            spent = new HashMap<>(briefing.spent());
            lastSaid = new HashMap<>(briefing.lastSaid());
        }

        void at(OutboxRow row) {
            if (row.state().isOver()) {
                over.add(row.id());
                return;
            }
            Verdict verdict = row.lostWhileSending() && !row.repeatable() ? lost(row) : verdict(row);
            if (verdict != null) {
                verdicts.computeIfAbsent(verdict, each -> new ArrayList<>()).add(row.id());
            }
        }

        private Verdict lost(OutboxRow row) {
            return findable(row)
                    ? new Verdict.Again(
                            State.IN_DOUBT,
                            lane.with(CallKind.LOOK),
                            clock.instant().plus(Outcomes.LOOK_AGAIN),
                            row.attempts(),
                            "WORKER_LOST")
                    : Verdict.Over.inDoubt("WORKER_LOST");
        }

        private boolean findable(OutboxRow row) {
            // An older release's rows are in no lane.
            String platform = lane.workspace() == Lanes.NOWHERE
                    ? addressing.find(row, briefing) instanceof Addressing.Found.At at ? at.platform() : null
                    : lanes.platform(lane);
            return platform != null && platforms.can(platform, Capability.FINDS_ITS_MESSAGES);
        }

        /** Absent: it is claimed and will be said. */
        private @Nullable Verdict verdict(OutboxRow row) {
            Instant now = clock.instant();
            if (row.expiresAt() != null && !now.isBefore(row.expiresAt()) && !row.doubtful()) {
                return new Verdict.Over(State.DROPPED, "EXPIRED");
            }
            Verdict held = held(row, now);
            if (held != null) {
                return held;
            }
            return switch (addressing.find(row, briefing)) {
                case Addressing.Found.At at -> said(row, at, now);
                case Addressing.Found.NotYet ignored ->
                    later(row, now.plus(ORIGINAL_NOT_SENT_YET), "ORIGINAL_NOT_SENT_YET");
                case Addressing.Found.Posted(var message) -> followers.handOver(row, message);
                // Kept for when it comes back, as long as an outage would be waited out.
                case Addressing.Found.Removed ignored ->
                    Outcomes.again(row, now, REMOVED, row.attempts() + 1, "WORKSPACE_REMOVED");
                case Addressing.Found.Nowhere nowhere -> Outcomes.never(row, nowhere.why());
            };
        }

        private @Nullable Verdict held(OutboxRow row, Instant now) {
            Person person = briefing.person(row).orElse(null);
            // A change in place makes no noise, so it asks for nobody's attention.
            if (person == null || row.urgency() == Urgency.INTERACTIVE || row.doubtful() || row.repeatable()) {
                return null;
            }
            Attention attention = new Attention(
                    person.zone(clock.getZone()),
                    person.workingHours(),
                    briefing.budget(person),
                    person.isPaused(now),
                    person.pausedUntil(),
                    person.snoozedUntil(),
                    spent.getOrDefault(person.id(), List.of()),
                    reservations.before(
                            row, briefing.coming(person), briefing.heard().contains(person.id())));
            return switch (attention.decide(row.urgency(), now)) {
                case Decision.Send ignored -> null;
                case Decision.Hold hold ->
                    row.expiresAt() != null && !hold.until().isBefore(row.expiresAt())
                            ? new Verdict.Over(State.DROPPED, hold.reason().name())
                            : later(row, hold.until(), hold.reason().name());
                case Decision.Drop drop ->
                    new Verdict.Over(State.DROPPED, drop.reason().name());
            };
        }

        private Verdict later(OutboxRow row, Instant at, String why) {
            return new Verdict.Again(State.WAITING, row.lane(), at, row.attempts(), why);
        }

        private @Nullable Verdict said(OutboxRow row, Addressing.Found.At at, Instant now) {
            if (platforms.named(at.platform()).isEmpty()) {
                return new Verdict.Over(State.BLOCKED, "PLATFORM_OFF");
            }
            Lane turn = turn(row, at);
            if (!turn.equals(lane)) {
                State state = row.doubtful() ? State.IN_DOUBT : State.WAITING;
                return new Verdict.Again(state, turn, now, row.attempts(), "OTHER_LANE");
            }
            Duration slot = room.slot(ready.size());
            String conversation = Briefing.conversation(row);
            Instant last = pace == null || conversation == null ? null : lastSaid.get(conversation);
            if (pace != null && last != null && row.saying() == CallKind.POST && !row.doubtful()) {
                Duration apart = Duration.between(now, last.plus(pace.apart()));
                if (apart.compareTo(Paces.HORIZON) > 0) {
                    return later(row, now.plus(apart), "ONE_AFTER_THE_OTHER");
                }
                slot = apart.compareTo(slot) > 0 ? apart : slot;
            }
            if (conversation != null && row.saying() == CallKind.POST) {
                lastSaid.put(conversation, now.plus(slot));
            }
            if (row.urgency() == Urgency.ROUTINE && row.personId() != null && !row.doubtful() && !row.repeatable()) {
                List<Instant> more = new ArrayList<>(spent.getOrDefault(row.personId(), List.of()));
                more.add(now);
                spent.put(row.personId(), more);
            }
            ready.add(new Ready(row, token, lane, at, began + slot.toNanos(), markable(row, slot) ? began : null));
            return null;
        }

        /**
         * Claimed and marked in one, for half of the price: where there is no doubt to be kept small, because sending it twice shows the same
         * as sending it once.
         */
        private boolean markable(OutboxRow row, Duration slot) {
            return row.repeatable() && slot.compareTo(Dispatcher.AT_ONCE.dividedBy(2)) < 0;
        }

        /** Where it has to queue: a message in doubt is looked for, a first message opens a conversation before; these have limits of their own. */
        private Lane turn(OutboxRow row, Addressing.Found.At at) {
            CallKind kind;
            if (row.doubtful() && !row.repeatable()) {
                kind = CallKind.LOOK;
            } else if (at.target() instanceof Target.Direct direct && direct.address() == null) {
                kind = CallKind.FIRST_CONTACT;
            } else {
                kind = row.saying();
            }
            return new Lane(lanes.of(at.platform(), at.workspace().id()), platforms.bucket(at.platform(), kind));
        }
    }
}
