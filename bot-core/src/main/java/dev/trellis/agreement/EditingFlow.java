package dev.trellis.agreement;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.person.Right;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes an agreement, in a form of two steps (D1). A step that was sent is kept until the change is saved or thrown away, so a form that
 * is closed half-way loses only its open step, and whoever saves after the other one did loses nothing.
 */
@Singleton
class EditingFlow implements Flow {
    private final OwnPairs own;
    private final Drafting drafting;
    private final AgreementBook book;
    private final UnfinishedEdits edits;
    private final RevisitFlow revisits;
    private final AgreementNews news;

    EditingFlow(
            OwnPairs own,
            Drafting drafting,
            AgreementBook book,
            UnfinishedEdits edits,
            RevisitFlow revisits,
            AgreementNews news) {
        this.own = own;
        this.drafting = drafting;
        this.book = book;
        this.edits = edits;
        this.revisits = revisits;
        this.news = news;
    }

    @Override
    public void define(Talk talk) {
        talk.form("agreement.change", Right.TAKE_PART, this::open, this::submitted);
        talk.button("agreement.discard", Right.TAKE_PART, this::discard);
    }

    /** The version is the form's own: a button opens what is newest, a form that comes back is held against what it was opened on. */
    private Reply open(Turn turn, Claim subject) {
        return own.with(turn, subject, two -> {
            Agreement agreement = drafting.of(two.pair(), turn.now());
            return base(agreement, subject)
                    .<Reply>map(base -> ask(turn, two, base, mine(turn, agreement), step(subject)))
                    .orElseGet(() -> turn.refuse(Text.of("agreement.no-such-version")));
        });
    }

    private static Reply ask(Turn turn, Two two, WrittenAgreement base, Mine mine, int step) {
        return new Reply.Ask(AgreementForm.of(two, base, mine, step, turn.voice(), today(turn)));
    }

    private Reply submitted(Turn turn, Submission submission) {
        Claim subject = submission.subject();
        return own.with(turn, subject, two -> {
            Agreement agreement = book.find(two.pair()).orElseThrow();
            WrittenAgreement base = base(agreement, subject).orElseThrow();
            int step = step(subject);
            if (step < Clause.STEPS) {
                Mine mine = AgreementForm.mine(submission, base, mine(turn, agreement), step, today(turn));
                keep(turn, base, mine, step);
                return base.isNewest() ? ask(turn, two, base, mine, step + 1) : overtaken(turn, two, base, mine);
            }
            return AgreementForm.wrongDay(submission, today(turn))
                    .map(sentence -> submission.correct(AgreementForm.dayField(), sentence))
                    .orElseGet(() -> save(
                            turn,
                            two,
                            base,
                            AgreementForm.mine(submission, base, mine(turn, agreement), step, today(turn))));
        });
    }

    private Reply save(Turn turn, Two two, WrittenAgreement base, Mine mine) {
        if (mine.changesNothing(base)) {
            edits.remove(base.agreement().id(), turn.organizationId(), two.me().id());
            return turn.refuse(Text.of("agreement.nothing-changed", "version", base.version()));
        }
        WrittenAgreement saved =
                book.next(two.pair(), base, mine, two.me().id(), turn.now()).orElse(null);
        if (saved == null) {
            return overtaken(turn, two, base, mine);
        }
        edits.remove(base.agreement().id(), turn.organizationId(), two.me().id());
        revisits.overBecauseOfAChange(turn, two);
        news.changed(turn, two, saved);
        return Reply.show(EditCards.saved(two, saved));
    }

    /** What they wrote is kept, and opens upon what the other one wrote. */
    private Reply overtaken(Turn turn, Two two, WrittenAgreement base, Mine mine) {
        Agreement agreement = book.locked(two.pair());
        WrittenAgreement now = book.newest(agreement);
        List<Difference> theirs = Difference.between(base, now);
        UnfinishedEdit kept = keep(turn, base, mine, 0);
        book.read(agreement, two.me().id());
        Set<Clause> changed = Arrays.stream(Clause.values())
                .filter(clause -> mine.of(clause).isPresent())
                .collect(Collectors.toSet());
        return Reply.show(EditCards.overtaken(two, now, theirs, changed, kept));
    }

    private UnfinishedEdit keep(Turn turn, WrittenAgreement base, Mine mine, int steps) {
        PrivateWords words = new PrivateWords(Json.write(mine));
        long agreement = base.agreement().id();
        Optional<UnfinishedEdit> before = edits.findByOrganizationIdAndAgreementIdAndPersonId(
                turn.organizationId(), agreement, turn.actor().id());
        UnfinishedEdit edit = new UnfinishedEdit(
                before.map(UnfinishedEdit::id).orElse(0L),
                turn.organizationId(),
                agreement,
                turn.actor().id(),
                base.version(),
                steps,
                words,
                turn.now());
        if (before.isPresent()) {
            edits.change(edit.id(), turn.organizationId(), base.version(), steps, words, turn.now());
            return edit;
        }
        return edits.save(edit);
    }

    private Reply discard(Turn turn, Claim claim) {
        return own.with(turn, claim, two -> {
            book.find(two.pair())
                    .ifPresent(agreement -> edits.remove(
                            agreement.id(), turn.organizationId(), two.me().id()));
            return new Reply.Replace(EditCards.discarded(two));
        });
    }

    private Mine mine(Turn turn, Agreement agreement) {
        return edits.findByOrganizationIdAndAgreementIdAndPersonId(
                        turn.organizationId(), agreement.id(), turn.actor().id())
                .map(UnfinishedEdit::mine)
                .orElse(Mine.NOTHING);
    }

    private Optional<WrittenAgreement> base(Agreement agreement, Claim subject) {
        return subject.maybeWord("version") == null
                ? Optional.of(book.newest(agreement))
                : book.version(agreement, subject.small("version"));
    }

    private static int step(Claim subject) {
        return subject.maybeWord("step") == null ? 1 : Math.clamp(subject.small("step"), 1, Clause.STEPS);
    }

    private static LocalDate today(Turn turn) {
        return turn.now().atZone(turn.zone()).toLocalDate();
    }
}
