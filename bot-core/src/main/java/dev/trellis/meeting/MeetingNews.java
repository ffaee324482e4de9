package dev.trellis.meeting;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells both of a pair what became of a meeting, and brings every card of it up to date in place. A version has a {@code :proposal} for
 * the one who answers, a {@code :waiting} for the one who proposed and, nearer to the time, a reminder for each.
 */
@Singleton
class MeetingNews {
    private final HomePages homes;

    MeetingNews(HomePages homes) {
        this.homes = homes;
    }

    /** A time that the actor proposes, for the first time or as a move. */
    void proposed(Turn turn, Party party, Meeting meeting) {
        Party theirs = party.turned();
        turn.send(Intent.toPerson(
                        party.other().id(),
                        proposal(meeting),
                        "meeting.proposal",
                        Urgency.TIMELY,
                        MeetingCards.current(meeting, theirs, turn.now()))
                .expiring(meeting.startsAt()));
        turn.send(Intent.toPerson(
                party.me().id(),
                waiting(meeting),
                "meeting.waiting",
                Urgency.INTERACTIVE,
                MeetingCards.current(meeting, party, turn.now(), notes(party, meeting, turn.now()))));
        homes.refresh(turn.organizationId(), party.other().id());
    }

    /** Cards of the time before: the new one has the buttons. */
    void movedOn(Turn turn, Party party, Meeting before, Meeting after) {
        refresh(turn, party, before, MeetingCards.moved(after), MeetingCards.moved(after));
    }

    /** The other one hears it, and the cards of both show it. */
    void changed(Turn turn, Party party, Meeting before, Meeting meeting, String key) {
        Party theirs = party.turned();
        refresh(
                turn,
                party,
                before,
                MeetingCards.current(meeting, party, turn.now()),
                MeetingCards.current(meeting, theirs, turn.now()));
        turn.send(Intent.toPerson(
                        party.other().id(),
                        version(meeting) + ":" + key,
                        "meeting." + key,
                        Urgency.TIMELY,
                        MeetingCards.news("meeting.news." + key, meeting, theirs, turn.now()))
                .expiring(meeting.end()));
        homes.refresh(turn.organizationId(), party.other().id());
    }

    void late(Turn turn, Party party, Meeting meeting) {
        turn.send(Intent.toPerson(
                        party.other().id(),
                        version(meeting) + ":late:" + party.me().id(),
                        "meeting.late",
                        Urgency.TIMELY,
                        Card.of(Text.of(
                                "meeting.late-other", "other", party.me().displayName())))
                .expiring(meeting.end()));
    }

    /** Every card of {@code before} that is out; one that was never sent is passed over by the outbox. */
    private static void refresh(Turn turn, Party party, Meeting before, Card mine, Card theirs) {
        boolean proposedByMe = before.proposedBy() == party.me().id();
        long me = party.me().id();
        long other = party.other().id();
        renew(turn, me, proposedByMe ? waiting(before) : proposal(before), mine);
        renew(turn, other, proposedByMe ? proposal(before) : waiting(before), theirs);
        if (before.state() == Meeting.State.AGREED) {
            // Also when no reminder was seen to be out: the sweep may have meant it a moment ago.
            renew(turn, me, reminder(before, me), mine);
            renew(turn, other, reminder(before, other), theirs);
        }
    }

    /** What has not left yet never does: the news says it all. */
    private static void renew(Turn turn, long reader, String businessKey, Card card) {
        turn.withdraw(businessKey);
        turn.send(Intent.inPlaceOf(businessKey, reader, card));
    }

    private static List<Text> notes(Party party, Meeting meeting, Instant now) {
        List<Text> notes = new ArrayList<>();
        Text outside = MeetingCards.outsideTheirHours(meeting, party);
        if (outside != null) {
            notes.add(outside);
        }
        if (party.other().isPaused(now)) {
            notes.add(Text.of("meeting.away-now", "other", party.other().displayName()));
        }
        return notes;
    }

    static String version(Meeting meeting) {
        return "meeting:" + meeting.id() + ":v" + meeting.version();
    }

    static String proposal(Meeting meeting) {
        return version(meeting) + ":proposal";
    }

    static String waiting(Meeting meeting) {
        return version(meeting) + ":waiting";
    }

    static String reminder(Meeting meeting, long person) {
        return version(meeting) + ":reminder:" + person;
    }

    static String question(Meeting meeting, long person) {
        return "meeting:" + meeting.id() + ":ask:" + person;
    }
}
