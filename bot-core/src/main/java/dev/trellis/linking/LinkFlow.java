package dev.trellis.linking;

import dev.trellis.attention.Urgency;
import dev.trellis.audit.Audit;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** {@code /mentor link}: one person in two chats (I11). */
@Singleton
class LinkFlow implements Flow {
    private final Linking linking;
    private final Identities identities;
    private final People people;
    private final HomePages homes;

    LinkFlow(Linking linking, Identities identities, People people, HomePages homes) {
        this.linking = linking;
        this.identities = identities;
        this.people = people;
        this.homes = homes;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "link",
                Right.TAKE_PART,
                "link.help.link",
                List.of(Parameter.rest("code").optional()),
                this::said);
        talk.button("link.agree", Right.TAKE_PART, this::agree);
        talk.button("link.confirm", Right.TAKE_PART, this::confirm);
        talk.button("link.turn-down", Right.TAKE_PART, this::turnDown);
        talk.button("link.unlink", Right.TAKE_PART, this::askToUnlink);
        talk.button("link.unlink-yes", Right.TAKE_PART, this::unlink);
        talk.button(
                "link.unlink-no", Right.TAKE_PART, (turn, claim) -> new Reply.Replace(Card.of(Text.of("link.stays"))));
    }

    @Override
    public int placeInHelp() {
        return 45;
    }

    private Reply said(Turn turn, Arguments arguments) {
        if (turn.place().kind() == Place.Kind.CHANNEL) {
            // A code in a channel is everybody's.
            return turn.refuse(Text.of("link.not-here"));
        }
        return arguments.maybeWord("code").map(code -> typed(turn, code)).orElseGet(() -> show(turn));
    }

    private Reply show(Turn turn) {
        Identity here = turn.actor().account();
        List<Identity> accounts = identities.findByOrganizationIdAndPersonIdOrderById(
                turn.organizationId(), turn.actor().id());
        return Reply.show(linking.code(here, turn.now())
                .map(code -> LinkCards.code(code, here, accounts))
                .orElseGet(() -> LinkCards.accounts(here, accounts)));
    }

    private Reply typed(Turn turn, String code) {
        return switch (linking.typed(turn.actor().account(), code, turn.now())) {
            case Linking.Typed.Refused refused -> refuse(turn, refused.refusal());
            case Linking.Typed.Fits fits ->
                Reply.show(LinkCards.isThatYou(fits.code(), name(fits.asking()), fits.asking()));
        };
    }

    private Reply agree(Turn turn, Claim claim) {
        return linking.agreed(claim.id("code"), turn.actor().account(), turn.now())
                .<Reply>map(question -> {
                    turn.send(Intent.toPersonIn(
                                    question.asking().workspaceId(),
                                    question.asking().personId(),
                                    "link:" + question.code() + ":" + turn.now().toEpochMilli(),
                                    "link.question",
                                    Urgency.INTERACTIVE,
                                    LinkCards.didYouType(question.code(), name(question.typing()), question.typing()))
                            .expiring(turn.now().plus(Linking.VALID)));
                    return new Reply.Replace(
                            Card.of(Text.of("link.asked-there", "chat", LinkCards.chat(question.asking()))));
                })
                .orElseGet(() -> refuse(turn, Linking.Refusal.NO_SUCH_CODE));
    }

    private Reply confirm(Turn turn, Claim claim) {
        return switch (linking.link(claim.id("code"), turn.actor().account(), turn.now())) {
            case Linking.Result.Refused refused -> refuse(turn, refused.refusal());
            case Linking.Result.Linked linked -> {
                long person = turn.actor().id();
                turn.audit("link", linked.typing().platform(), Audit.Whom.person(person));
                for (Identity account :
                        identities.findByOrganizationIdAndPersonIdOrderById(turn.organizationId(), person)) {
                    if (account.id() != turn.actor().account().id()) {
                        tellDone(turn, account, linked);
                    }
                }
                homes.refresh(turn.organizationId(), person);
                yield new Reply.Replace(Card.of(Text.of("link.done", "chat", LinkCards.chat(linked.typing()))));
            }
        };
    }

    /** In each of the chats, so that nobody is linked without having heard of it. */
    private static void tellDone(Turn turn, Identity account, Linking.Result.Linked linked) {
        Identity other = account.id() == linked.typing().id() ? linked.asking() : linked.typing();
        turn.send(Intent.toPersonIn(
                account.workspaceId(),
                turn.actor().id(),
                "linked:" + account.id() + ":" + turn.now().toEpochMilli(),
                "link.done",
                Urgency.INTERACTIVE,
                Card.of(Text.of("link.done", "chat", LinkCards.chat(other)))));
    }

    private Reply turnDown(Turn turn, Claim claim) {
        linking.turnDown(claim.id("code"), turn.actor().account(), turn.now());
        return new Reply.Replace(Card.of(Text.of("link.turned-down")));
    }

    private Reply askToUnlink(Turn turn, Claim claim) {
        return identities
                .findByIdAndOrganizationId(claim.id("account"), turn.organizationId())
                .filter(account -> account.personId() == turn.actor().id() && account.linkedAt() != null)
                .map(account -> Reply.show(LinkCards.confirmUnlink(account)))
                .orElseGet(() -> turn.refuse(Text.of("link.not-linked")));
    }

    private Reply unlink(Turn turn, Claim claim) {
        long account = claim.id("account");
        if (!linking.unlink(account, turn.organizationId(), turn.actor().id(), turn.now())) {
            return turn.refuse(Text.of("link.not-linked"));
        }
        Identity left = identities
                .findByIdAndOrganizationId(account, turn.organizationId())
                .orElseThrow();
        turn.audit("unlink", left.platform(), Audit.Whom.person(turn.actor().id()));
        homes.refresh(turn.organizationId(), left.personId());
        return new Reply.Replace(Card.of(Text.of("link.unlinked", "chat", LinkCards.chat(left))));
    }

    /** As people know them: what a chat calls an account may be a handle that nobody recognizes. */
    private String name(Identity account) {
        return people.findByIdAndOrganizationId(account.personId(), account.organizationId())
                .map(Person::displayName)
                .orElse(account.displayName());
    }

    private static Reply refuse(Turn turn, Linking.Refusal refusal) {
        return turn.refuse(Text.of(
                "link.refused." + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
