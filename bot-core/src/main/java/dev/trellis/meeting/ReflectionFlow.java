package dev.trellis.meeting;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.meeting.Reflection.Happened;
import dev.trellis.person.Right;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** After a meeting: did it happen, in one tap; words are optional and come after (E6). */
@Singleton
class ReflectionFlow implements Flow {
    private final Meetings meetings;
    private final Reflections reflections;
    private final Parties parties;
    private final Outbox outbox;
    private final Sql sql;
    private final List<MeetingJudged> judged;

    ReflectionFlow(
            Meetings meetings,
            Reflections reflections,
            Parties parties,
            Outbox outbox,
            Sql sql,
            List<MeetingJudged> judged) {
        this.meetings = meetings;
        this.reflections = reflections;
        this.parties = parties;
        this.outbox = outbox;
        this.sql = sql;
        this.judged = judged;
    }

    @Override
    public void define(Talk talk) {
        talk.button("meeting.happened", Right.TAKE_PART, this::answered);
        talk.button("meeting.ask-again", Right.TAKE_PART, this::askAgain);
        talk.form("meeting.reflect", Right.TAKE_PART, this::open, this::reflected);
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
                    """, meeting.organizationId(), meeting.id(), turn.actor().id(), happened, turn.now(), turn.now());
            meetings.judge(meeting.id(), meeting.organizationId());
            judged.forEach(concept -> concept.judged(party.pair(), turn.now()));
            Reflection reflection = mine(turn, meeting).orElseThrow();
            Card receipt = ReflectionCards.receipt(meeting, party, reflection);
            turn.withdraw(MeetingNews.question(meeting, turn.actor().id()));
            if ("list".equals(claim.maybeWord("from")) && wasAsked(turn, meeting)) {
                inPlace(turn, meeting, receipt);
            }
            return replace(turn, receipt);
        });
    }

    private Reply askAgain(Turn turn, Claim claim) {
        return afterwards(turn, claim, (meeting, party) -> replace(turn, ReflectionCards.question(meeting, party)));
    }

    private Reply open(Turn turn, Claim subject) {
        return afterwards(
                turn,
                subject,
                (meeting, party) -> mine(turn, meeting)
                        .<Reply>map(reflection -> new Reply.Ask(ReflectionCards.form(meeting, party, reflection)))
                        .orElseGet(() -> Reply.show(ReflectionCards.question(meeting, party))));
    }

    private Reply reflected(Turn turn, Submission submission) {
        // Opened once more before this, and it opens only after the tap: there is a row to change.
        return afterwards(turn, submission.subject(), (meeting, party) -> {
            reflections.reflect(
                    meeting.id(),
                    meeting.organizationId(),
                    turn.actor().id(),
                    submission.maybe("worked").map(PrivateWords::of).orElse(null),
                    submission.maybe("not-worked").map(PrivateWords::of).orElse(null),
                    submission.maybe("next-step").map(PrivateWords::of).orElse(null),
                    turn.now());
            Card receipt =
                    ReflectionCards.receipt(meeting, party, mine(turn, meeting).orElseThrow());
            if (wasAsked(turn, meeting)) {
                inPlace(turn, meeting, receipt);
                return Reply.quiet();
            }
            return Reply.show(receipt);
        });
    }

    /** Whether there is a message of the question that can turn into the receipt. */
    private boolean wasAsked(Turn turn, Meeting meeting) {
        return outbox.deliveredAt(
                        turn.organizationId(),
                        MeetingNews.question(meeting, turn.actor().id()))
                .isPresent();
    }

    private static void inPlace(Turn turn, Meeting meeting, Card receipt) {
        turn.send(Intent.inPlaceOf(
                MeetingNews.question(meeting, turn.actor().id()), turn.actor().id(), receipt));
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
        Meeting meeting = meetings.ofPerson(
                        claim.id("meeting"), turn.organizationId(), turn.actor().id())
                .orElse(null);
        Party party = meeting == null
                ? null
                : parties.of(turn.actor(), meeting.pairId()).orElse(null);
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
