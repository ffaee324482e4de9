package dev.trellis.agreement;

import dev.trellis.agreement.AgreementCards.Standing;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /mentor agreement}: what the two of a pair agreed on, its versions, and signing them (D1). Nobody but the two reads it. */
@Singleton
class AgreementFlow implements Flow {
    private static final int LISTED = 10;

    private final OwnPairs own;
    private final Drafting drafting;
    private final AgreementBook book;
    private final UnfinishedEdits edits;
    private final Revisits revisits;
    private final AgreementNews news;

    AgreementFlow(
            OwnPairs own,
            Drafting drafting,
            AgreementBook book,
            UnfinishedEdits edits,
            Revisits revisits,
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
        List<Parameter> with = List.of(Parameter.person("person").optional());
        talk.command("agreement", Right.TAKE_PART, "agreement.help.agreement", with, this::said);
        talk.command("agreement versions", Right.TAKE_PART, "agreement.help.versions", with, this::versionsSaid);
        talk.button("agreement.read", Right.TAKE_PART, this::read);
        talk.button(
                "agreement.versions",
                Right.TAKE_PART,
                (turn, claim) -> own.with(turn, claim, two -> versions(turn, two)));
        talk.button("agreement.differences", Right.TAKE_PART, this::differences);
        talk.button("agreement.sign", Right.TAKE_PART, this::sign);
    }

    @Override
    public int placeInHelp() {
        return 16;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return own.with(turn, arguments.maybePerson("person"), "agreement.read", two -> show(turn, two, null));
    }

    private Reply versionsSaid(Turn turn, Arguments arguments) {
        return own.with(turn, arguments.maybePerson("person"), "agreement.versions", two -> versions(turn, two));
    }

    private Reply read(Turn turn, Claim claim) {
        Integer version = claim.maybeWord("version") == null ? null : claim.small("version");
        return own.with(turn, claim, two -> show(turn, two, version));
    }

    /** @param version absent: the newest */
    private Reply show(Turn turn, Two two, @Nullable Integer version) {
        Agreement agreement = drafting.of(two.pair(), turn.now());
        WrittenAgreement wanted = version == null
                ? book.newest(agreement)
                : book.version(agreement, version).orElse(null);
        if (wanted == null) {
            return turn.refuse(Text.of("agreement.no-such-version"));
        }
        if (wanted.isNewest()) {
            book.read(agreement, two.me().id());
        }
        UnfinishedEdit unfinished = edits.findByOrganizationIdAndAgreementIdAndPersonId(
                        turn.organizationId(), agreement.id(), two.me().id())
                .orElse(null);
        return Reply.show(AgreementCards.agreement(
                two,
                new Standing(
                        wanted,
                        book.signed(agreement, wanted.version()),
                        revisits.isDue(agreement, two.me(), turn.now()),
                        unfinished)));
    }

    private Reply versions(Turn turn, Two two) {
        Agreement agreement = drafting.of(two.pair(), turn.now());
        return Reply.show(AgreementCards.versions(two, agreement, book.latest(agreement, LISTED)));
    }

    private Reply differences(Turn turn, Claim claim) {
        int version = claim.small("version");
        return own.with(turn, claim, two -> {
            Agreement agreement = drafting.of(two.pair(), turn.now());
            WrittenAgreement now = book.version(agreement, version).orElse(null);
            WrittenAgreement before = book.version(agreement, version - 1).orElse(null);
            return now == null || before == null
                    ? turn.refuse(Text.of("agreement.no-such-version"))
                    : Reply.show(EditCards.differences(two, now, Difference.between(before, now)));
        });
    }

    private Reply sign(Turn turn, Claim claim) {
        int version = claim.small("version");
        return own.with(turn, claim, two -> {
            drafting.of(two.pair(), turn.now());
            AgreementBook.Signing signing =
                    book.sign(two.pair(), version, two.me().id(), turn.now());
            Agreement agreement = book.locked(two.pair());
            boolean inForce = agreement.isInForce(version);
            if (signing == AgreementBook.Signing.WAITS_FOR_THE_OTHER || signing == AgreementBook.Signing.IN_FORCE_NOW) {
                news.signed(turn, two, agreement, inForce);
            }
            return new Reply.Replace(
                    signing == AgreementBook.Signing.NOT_THE_NEWEST
                            ? AgreementCards.newer(two)
                            : AgreementCards.signed(two, agreement, inForce));
        });
    }
}
