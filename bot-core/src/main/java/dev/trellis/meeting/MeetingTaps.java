package dev.trellis.meeting;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.meeting.Arranging.Outcome;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The buttons of a meeting that is ahead: accept, decline, cancel, running late (E3, E4). */
@Singleton
class MeetingTaps implements Flow {
    /** Somebody who is late days before has another time in mind. */
    private static final Duration LATE_AT_MOST = Duration.ofHours(2);

    private final Arranging arranging;
    private final Meetings meetings;
    private final Parties parties;
    private final MeetingNews news;
    private final MeetingFlow flow;

    MeetingTaps(Arranging arranging, Meetings meetings, Parties parties, MeetingNews news, MeetingFlow flow) {
        this.arranging = arranging;
        this.meetings = meetings;
        this.parties = parties;
        this.news = news;
        this.flow = flow;
    }

    @Override
    public void define(Talk talk) {
        talk.button(
                "meeting.accept",
                Right.TAKE_PART,
                tap((turn, seen) -> acted(
                        turn,
                        seen,
                        "accepted",
                        arranging.accept(
                                seen.meeting(), seen.version(), turn.actor().id(), turn.now()))));
        talk.button(
                "meeting.decline",
                Right.TAKE_PART,
                tap((turn, seen) -> acted(
                        turn,
                        seen,
                        "declined",
                        arranging.decline(
                                seen.meeting(), seen.version(), turn.actor().id(), turn.now()))));
        talk.button(
                "meeting.cancel-yes",
                Right.TAKE_PART,
                tap((turn, seen) -> acted(
                        turn,
                        seen,
                        "cancelled",
                        arranging.cancel(
                                seen.meeting(), seen.version(), turn.actor().id(), turn.now()))));
        talk.button("meeting.cancel", Right.TAKE_PART, tap(this::confirm));
        talk.button(
                "meeting.cancel-no",
                Right.TAKE_PART,
                tap((turn, seen) -> replace(turn, MeetingCards.current(seen.meeting(), seen.party(), turn.now()))));
        talk.button("meeting.late", Right.TAKE_PART, tap(this::late));
    }

    private Reply acted(Turn turn, Seen seen, String news, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unchanged unchanged -> unchanged(turn, seen, unchanged.why(), unchanged.current());
            case Outcome.Done done -> {
                this.news.changed(turn, seen.party(), seen.meeting(), done.meeting(), news);
                yield replace(
                        turn,
                        seen.onList()
                                ? flow.list(turn)
                                : MeetingCards.current(done.meeting(), seen.party(), turn.now()));
            }
        };
    }

    private Reply confirm(Turn turn, Seen seen) {
        Arranging.Why why = arranging.why(seen.meeting(), seen.version(), turn.now());
        return why == null
                ? Reply.show(MeetingCards.confirmCancel(seen.meeting(), seen.party()))
                : unchanged(turn, seen, why, seen.meeting());
    }

    private Reply late(Turn turn, Seen seen) {
        Meeting meeting = seen.meeting();
        Arranging.Why why = arranging.why(meeting, seen.version(), turn.now());
        boolean running = why == Arranging.Why.OVER
                && meeting.state() == Meeting.State.AGREED
                && turn.now().isBefore(meeting.end());
        if (why != null && !running) {
            return unchanged(turn, seen, why, meeting);
        }
        Instant earliest = meeting.startsAt().minus(LATE_AT_MOST);
        if (turn.now().isBefore(earliest)) {
            return turn.refuse(Text.of("meeting.late-early", "at", meeting.startsAt()));
        }
        news.late(turn, seen.party(), meeting);
        return Reply.say(
                Text.of("meeting.late-told", "other", seen.party().other().displayName()));
    }

    /** A stale card turns into the meeting as it is. */
    private static Reply unchanged(Turn turn, Seen seen, Arranging.Why why, @Nullable Meeting current) {
        return replace(
                turn,
                MeetingCards.unchanged(why, current == null ? seen.meeting() : current, seen.party(), turn.now()));
    }

    /** On a page that holds no message, the card is said instead. */
    private static Reply replace(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }

    private Talk.ButtonHandler tap(Handler handler) {
        return (turn, claim) -> {
            Meeting meeting = meetings.ofPerson(
                            claim.id("meeting"),
                            turn.organizationId(),
                            turn.actor().id())
                    .orElse(null);
            Party party = meeting == null
                    ? null
                    : parties.of(turn.actor(), meeting.pairId()).orElse(null);
            return meeting == null || party == null
                    ? turn.refuse(Text.of("meeting.gone"))
                    : handler.tap(turn, new Seen(meeting, claim.small("version"), party, isOnList(claim)));
        };
    }

    private static boolean isOnList(Claim claim) {
        return "list".equals(claim.maybeWord("from"));
    }

    private interface Handler {
        Reply tap(Turn turn, Seen seen);
    }

    /**
     * The meeting of a tapped card.
     *
     * @param version the one that the card shows
     */
    private record Seen(Meeting meeting, int version, Party party, boolean onList) {}
}
