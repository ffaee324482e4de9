package dev.trellis.charter;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Participants;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /mentor charter}: what everybody can expect of each other, its versions, and who accepted which (A2). */
@Singleton
class CharterFlow implements Flow {
    /** Whoever has not heard of it by then reads it when they look. */
    private static final Duration NEWS = Duration.ofDays(14);

    private static final int LISTED = 10;

    private final CharterBook book;
    private final WhichProgram which;
    private final Participants participants;
    private final People people;
    private final Outbox outbox;

    CharterFlow(CharterBook book, WhichProgram which, Participants participants, People people, Outbox outbox) {
        this.book = book;
        this.which = which;
        this.participants = participants;
        this.people = people;
        this.outbox = outbox;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "charter",
                Right.TAKE_PART,
                "charter.help",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.button("charter.read", Right.TAKE_PART, this::read);
        talk.button("charter.versions", Right.TAKE_PART, this::versions);
        talk.button("charter.accept", Right.TAKE_PART, this::accept);
        talk.form("charter.change", Right.RUN_PROGRAMS, this::form, this::changed);
    }

    @Override
    public int placeInHelp() {
        return 15;
    }

    private Reply said(Turn turn, Arguments arguments) {
        List<Program> readable = seesAll(turn) ? which.running(turn) : participants.own(turn);
        return readable.isEmpty()
                ? turn.refuse(Text.of("charter.nowhere"))
                : which.among(
                        turn,
                        readable,
                        arguments.maybeWord("name"),
                        program -> Button.doing(
                                Text.words(program.name()), Button.Action.of("charter.read", "program", program.id())),
                        program -> show(turn, program, null));
    }

    private Reply read(Turn turn, Claim claim) {
        Integer version = claim.maybeWord("version") == null ? null : claim.small("version");
        return readable(turn, claim)
                .map(program -> show(turn, program, version))
                .orElseGet(() -> turn.refuse(Text.of("charter.not-yours")));
    }

    /** @param version absent: the one that holds now */
    private Reply show(Turn turn, Program program, @Nullable Integer version) {
        WrittenCharter current = book.current(program).orElse(null);
        WrittenCharter charter = current == null || version == null
                ? current
                : book.version(program, version).orElse(null);
        if (current == null || charter == null) {
            return turn.refuse(Text.of("charter.no-such-version"));
        }
        boolean admin = turn.actor().may(Right.RUN_PROGRAMS);
        boolean holds = charter.version() == current.version();
        CharterCards.Reader reader = new CharterCards.Reader(
                holds,
                participants.takesPart(turn, program),
                book.acceptedAt(charter.charter(), turn.actor().id()).orElse(null),
                admin);
        Card card = CharterCards.charter(program, charter, author(charter.charter()), reader);
        if (!admin || !holds) {
            return Reply.show(card);
        }
        List<Element> elements = new ArrayList<>(card.elements());
        elements.addAll(acceptances(program, charter));
        return Reply.show(new Card(card.summary(), elements));
    }

    private List<Element> acceptances(Program program, WrittenCharter charter) {
        Set<Long> everybody = participants.of(program);
        Set<Long> accepted = book.acceptedBy(charter.charter());
        List<Long> missing =
                everybody.stream().filter(person -> !accepted.contains(person)).toList();
        List<String> names = missing.isEmpty()
                ? List.of()
                : people.findByOrganizationIdAndIdIn(program.organizationId(), missing).stream()
                        .map(Person::displayName)
                        .sorted()
                        .toList();
        return everybody.isEmpty() ? List.of() : CharterCards.acceptances(everybody.size() - missing.size(), names);
    }

    private Reply versions(Turn turn, Claim claim) {
        return readable(turn, claim)
                .map(program -> {
                    List<Charter> latest = book.latest(program, LISTED);
                    return Reply.show(CharterCards.versions(
                            program, latest, latest.stream().map(this::author).toList()));
                })
                .orElseGet(() -> turn.refuse(Text.of("charter.not-yours")));
    }

    private Reply accept(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim)
                .filter(found -> participants.takesPart(turn, found))
                .orElse(null);
        if (program == null) {
            return turn.refuse(Text.of("charter.not-yours"));
        }
        WrittenCharter current = book.current(program).orElseThrow();
        if (current.version() != claim.small("version")) {
            return new Reply.Replace(CharterCards.newer(program));
        }
        Instant at = book.accept(current.charter(), turn.actor().id(), turn.now());
        // Whoever has accepted it need not be told of it any more.
        turn.withdraw(news(current, turn.actor().id()));
        return new Reply.Replace(CharterCards.accepted(program, current, at));
    }

    private Reply form(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        WrittenCharter current = book.current(program).orElseThrow();
        // A form from a list has no version; one that was open while somebody else saved has an old one.
        return subject.maybeWord("version") == null || subject.small("version") == current.version()
                ? new Reply.Ask(CharterForm.of(program, current, turn.voice()))
                : Reply.show(CharterCards.newer(program));
    }

    private Reply changed(Turn turn, Submission submission) {
        Program program = which.claimed(turn, submission.subject()).orElseThrow();
        WrittenCharter before = book.current(program).orElseThrow();
        Map<Section, PrivateWords> own = CharterForm.own(submission, before.charter());
        if (own.equals(before.own())) {
            return turn.refuse(Text.of("charter.nothing-changed", "version", before.version()));
        }
        WrittenCharter after =
                book.next(before, own, turn.actor().id(), turn.now()).orElse(null);
        if (after == null) {
            return submission.correct(Section.ROLES.tag(), Text.of("charter.form.somebody-else"));
        }
        turn.audit("charter change", "program " + program.id());
        int told = CharterForm.tellsEverybody(submission) ? tell(turn, program, before, after) : 0;
        return Reply.show(CharterCards.saved(program, after, told));
    }

    /** Everybody who takes part, when it suits them; news of the version before are none any more. */
    private int tell(Turn turn, Program program, WrittenCharter before, WrittenCharter after) {
        Set<Long> everybody = participants.of(program);
        Card card = CharterCards.changed(program, after, after.differsFrom(before));
        outbox.withdraw(
                turn.organizationId(),
                everybody.stream().map(person -> news(before, person)).toList());
        everybody.forEach(person ->
                turn.send(Intent.toPerson(person, news(after, person), "charter.changed", Urgency.ROUTINE, card)
                        .expiring(turn.now().plus(NEWS))));
        return everybody.size();
    }

    private static String news(WrittenCharter charter, long person) {
        return "charter:" + charter.charter().id() + ":" + person;
    }

    /** The claimed program, if the actor takes part in it or sees all. */
    private Optional<Program> readable(Turn turn, Claim claim) {
        return which.claimed(turn, claim).filter(program -> seesAll(turn) || participants.takesPart(turn, program));
    }

    private static boolean seesAll(Turn turn) {
        return turn.actor().may(Right.SEE_TRENDS);
    }

    private Text author(Charter charter) {
        Long author = charter.writtenBy();
        return author == null
                ? Text.of("charter.author-gone")
                : people.present(author, charter.organizationId())
                        .<Text>map(person -> Text.words(person.displayName()))
                        .orElse(Text.of("charter.author-gone"));
    }
}
