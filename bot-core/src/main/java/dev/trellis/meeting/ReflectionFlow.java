package dev.trellis.meeting;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.meeting.Reflection.Happened;
import dev.trellis.person.Role;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** After a meeting: did it happen, in one tap; words are optional and come after (E6). */
@Singleton
class ReflectionFlow implements Flow {
    private final Meetings meetings;
    private final Reflections reflections;
    private final Parties parties;
    private final Sql sql;

    ReflectionFlow(Meetings meetings, Reflections reflections, Parties parties, Sql sql) {
        this.meetings = meetings;
        this.reflections = reflections;
        this.parties = parties;
        this.sql = sql;
    }

    @Override
    public void define(Talk talk) {
        talk.button("meeting.happened", Role.PARTICIPANT, this::answered);
        talk.button("meeting.ask-again", Role.PARTICIPANT, this::askAgain);
        talk.form("meeting.reflect", Role.PARTICIPANT, this::open, this::reflected);
    }

    private Reply answered(Turn turn, Claim claim) {
        return afterwards(turn, claim, (meeting, party) -> {
            Happened happened = happened(claim.word("answer")).orElse(null);
            if (happened == null) {
                return turn.refuse(Text.of("meeting.gone"));
            }
            sql.update(
                    """
                    insert into meeting_reflection (organization_id, meeting_id, person_id, happened, answered_at, changed_at)
                    values (?, ?, ?, ?, ?, ?)
                    on duplicate key update happened = values(happened), changed_at = values(changed_at)
                    """,
                    meeting.organizationId(),
                    meeting.id(),
                    turn.actor().id(),
                    happened,
                    turn.now(),
                    turn.now());
            meetings.judge(meeting.id(), meeting.organizationId());
            return receipt(turn, meeting, party);
        });
    }

    private Reply askAgain(Turn turn, Claim claim) {
        return afterwards(
                turn, claim, (meeting, party) -> replace(turn, ReflectionCards.question(meeting, party)));
    }

    private Reply open(Turn turn, Claim subject) {
        return afterwards(turn, subject, (meeting, party) -> mine(turn, meeting)
                .<Reply>map(reflection -> new Reply.Ask(ReflectionCards.form(meeting, party, reflection)))
                .orElseGet(() -> Reply.show(ReflectionCards.question(meeting, party))));
    }

    private Reply reflected(Turn turn, Submission submission) {
        return afterwards(turn, submission.subject(), (meeting, party) -> {
            reflections.reflect(
                    meeting.id(),
                    meeting.organizationId(),
                    turn.actor().id(),
                    submission.maybe("worked").orElse(null),
                    submission.maybe("not-worked").orElse(null),
                    submission.maybe("next-step").orElse(null),
                    turn.now());
            // The form came from the receipt: the receipt says that it was kept.
            mine(turn, meeting)
                    .ifPresent(reflection -> turn.send(Intent.inPlaceOf(
                            MeetingNews.question(meeting, turn.actor().id()),
                            turn.actor().id(),
                            ReflectionCards.receipt(meeting, party, reflection))));
            return Reply.quiet();
        });
    }

    private Reply receipt(Turn turn, Meeting meeting, Party party) {
        return mine(turn, meeting)
                .map(reflection -> replace(turn, ReflectionCards.receipt(meeting, party, reflection)))
                .orElseGet(Reply::quiet);
    }

    private Optional<Reflection> mine(Turn turn, Meeting meeting) {
        return reflections.findByMeetingIdAndOrganizationIdAndPersonId(
                meeting.id(), meeting.organizationId(), turn.actor().id());
    }

    private static Reply replace(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }

    /** Only of a meeting that both agreed on, and not before it began. */
    private Reply afterwards(Turn turn, Claim claim, Then then) {
        Meeting meeting = meetings.ofPerson(claim.id("meeting"), turn.organizationId(), turn.actor().id())
                .orElse(null);
        Party party = meeting == null ? null : parties.of(turn.actor(), meeting.pairId()).orElse(null);
        if (meeting == null || party == null) {
            return turn.refuse(Text.of("meeting.gone"));
        }
        if (party.pair().hasEnded()) {
            return turn.refuse(MeetingCards.unchanged(Arranging.Why.PAIR_ENDED, party));
        }
        boolean took = switch (meeting.state()) {
            case AGREED -> !turn.now().isBefore(meeting.startsAt());
            case HELD, NOT_HELD -> true;
            case PROPOSED, DECLINED, CANCELLED -> false;
        };
        return took ? then.reply(meeting, party) : turn.refuse(Text.of("meeting.not-yet-over"));
    }

    private static Optional<Happened> happened(String tag) {
        for (Happened happened : Happened.values()) {
            if (ReflectionCards.tag(happened).equals(tag)) {
                return Optional.of(happened);
            }
        }
        return Optional.empty();
    }

    private interface Then {
        Reply reply(Meeting meeting, Party party);
    }
}
