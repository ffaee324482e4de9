package dev.trellis.meeting;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Card;
import dev.trellis.meeting.Arranging.Outcome;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /mentor meet} and {@code meetings}: propose a time, find another one, see what is ahead (E3). */
@Singleton
class MeetingFlow implements Flow {
    private static final int LISTED = 20;
    private static final Duration LOOKING_BACK = Duration.ofDays(14);

    private final Arranging arranging;
    private final Meetings meetings;
    private final Pairs pairs;
    private final Parties parties;
    private final MeetingForm form;
    private final MeetingNews news;

    MeetingFlow(
            Arranging arranging, Meetings meetings, Pairs pairs, Parties parties, MeetingForm form, MeetingNews news) {
        this.arranging = arranging;
        this.meetings = meetings;
        this.pairs = pairs;
        this.parties = parties;
        this.form = form;
        this.news = news;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "meet",
                Right.TAKE_PART,
                "meeting.help.meet",
                List.of(Parameter.person("person").optional()),
                this::meet);
        talk.command("meetings", Right.TAKE_PART, "meeting.help.meetings", (turn, arguments) -> Reply.show(list(turn)));
        talk.form("meeting.propose", Right.TAKE_PART, this::open, this::proposed);
        talk.form("meeting.move", Right.TAKE_PART, this::openMove, this::moved);
    }

    @Override
    public int placeInHelp() {
        return 30;
    }

    /** What is ahead of the actor, and what they have not looked back on yet. */
    Card list(Turn turn) {
        long organization = turn.organizationId();
        long actor = turn.actor().id();
        Map<Long, Party> byPair = parties(turn).stream()
                .collect(Collectors.toMap(party -> party.pair().id(), Function.identity()));
        return MeetingCards.list(
                meetings.unanswered(organization, actor, turn.now().minus(LOOKING_BACK), turn.now(), LISTED),
                meetings.upcoming(organization, actor, turn.now(), LISTED),
                pair -> Objects.requireNonNull(byPair.get(pair)),
                !byPair.isEmpty(),
                turn.now());
    }

    private Reply meet(Turn turn, Arguments arguments) {
        Optional<Person> named = arguments.maybePerson("person");
        if (named.isEmpty()) {
            return open(turn, new Claim(Map.of()));
        }
        return parties(turn).stream()
                .filter(party -> party.other().id() == named.get().id())
                .findFirst()
                .map(party -> open(turn, party, new Claim(Map.of())))
                .orElseGet(() -> turn.refuse(
                        named.get().id() == turn.actor().id()
                                ? Text.of("meeting.yourself")
                                : Text.of(
                                        "meeting.not-your-pair",
                                        "other",
                                        named.get().displayName())));
    }

    private Reply open(Turn turn, Claim subject) {
        if (subject.maybeWord("pair") != null) {
            return parties.of(turn.actor(), subject.id("pair"))
                    .map(party -> open(turn, party, subject))
                    .orElseGet(() -> turn.refuse(Text.of("meeting.gone")));
        }
        List<Party> all = parties(turn);
        return switch (all.size()) {
            case 0 -> turn.refuse(Text.of("meeting.no-pair"));
            case 1 -> open(turn, all.getFirst(), subject);
            default -> new Reply.Ask(form.choose(all, subject, turn.now()));
        };
    }

    private Reply open(Turn turn, Party party, Claim subject) {
        if (party.pair().hasEnded()) {
            return turn.refuse(MeetingCards.unchanged(Arranging.Why.PAIR_ENDED, party));
        }
        return meetings.open(turn.organizationId(), party.pair().id(), turn.now())
                .map(open -> Reply.show(MeetingCards.unchanged(
                        open.proposedBy() == turn.actor().id()
                                ? Arranging.Why.YOU_PROPOSED
                                : Arranging.Why.THEY_PROPOSED,
                        open,
                        party,
                        turn.now())))
                .orElseGet(() -> new Reply.Ask(form.propose(party, subject, turn.now())));
    }

    private Reply proposed(Turn turn, Submission submission) {
        // Without a pair the form asked for one; where it did not ask, the pairs have changed since, and the wish was
        // for another.
        Optional<Long> pair = submission.subject().maybeWord("pair") == null
                ? submission.maybe("pair").map(Long::valueOf)
                : Optional.of(submission.subject().id("pair"));
        Party party = pair.flatMap(id -> parties.of(turn.actor(), id)).orElse(null);
        if (party == null) {
            return turn.refuse(Text.of("meeting.gone"));
        }
        return switch (form.read(submission, party, 0, turn.now())) {
            case MeetingForm.Entered.Amiss amiss -> submission.correct(amiss.field(), amiss.sentence());
            case MeetingForm.Entered.Wished wished ->
                switch (arranging.propose(party.pair(), turn.actor().id(), wished.wish(), turn.now())) {
                    case Outcome.Unchanged unchanged -> unchanged(turn, party, unchanged);
                    case Outcome.Done done -> {
                        news.proposed(turn, party, done.meeting());
                        yield Reply.quiet();
                    }
                };
        };
    }

    private Reply openMove(Turn turn, Claim subject) {
        return withMeeting(turn, subject, (party, meeting) -> {
            Arranging.Why why = arranging.whyNotMovable(meeting, subject.small("version"), turn.now());
            return why == null
                    ? new Reply.Ask(form.move(party, meeting, subject, turn.now()))
                    : Reply.show(MeetingCards.unchanged(why, meeting, party, turn.now()));
        });
    }

    private Reply moved(Turn turn, Submission submission) {
        return withMeeting(turn, submission.subject(), (party, before) -> switch (form.read(
                submission, party, before.id(), turn.now())) {
            case MeetingForm.Entered.Amiss amiss -> submission.correct(amiss.field(), amiss.sentence());
            case MeetingForm.Entered.Wished wished ->
                switch (arranging.move(
                        before,
                        submission.subject().small("version"),
                        turn.actor().id(),
                        wished.wish(),
                        turn.now())) {
                    case Outcome.Unchanged unchanged -> unchanged(turn, party, unchanged);
                    case Outcome.Done done -> {
                        news.movedOn(turn, party, before, done.meeting());
                        news.proposed(turn, party, done.meeting());
                        yield Reply.quiet();
                    }
                };
        });
    }

    private static Reply unchanged(Turn turn, Party party, Outcome.Unchanged unchanged) {
        Meeting current = unchanged.current();
        return current == null
                ? turn.refuse(MeetingCards.unchanged(unchanged.why(), party))
                : Reply.show(MeetingCards.unchanged(unchanged.why(), current, party, turn.now()));
    }

    private Reply withMeeting(Turn turn, Claim claim, BiFunction<Party, Meeting, Reply> then) {
        Meeting meeting = meetings.ofPerson(
                        claim.id("meeting"), turn.organizationId(), turn.actor().id())
                .orElse(null);
        Party party = meeting == null
                ? null
                : parties.of(turn.actor(), meeting.pairId()).orElse(null);
        return meeting == null || party == null ? turn.refuse(Text.of("meeting.gone")) : then.apply(party, meeting);
    }

    private List<Party> parties(Turn turn) {
        return pairs.together(turn.organizationId(), turn.actor().id()).stream()
                .map(pair -> parties.of(turn.actor().person(), pair))
                .toList();
    }
}
