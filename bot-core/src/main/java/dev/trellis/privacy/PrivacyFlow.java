package dev.trellis.privacy;

import dev.trellis.audit.Audit;
import dev.trellis.checkin.Absence;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Owners;
import dev.trellis.person.People;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /mentor privacy}: what is kept about oneself, a copy of it, and being forgotten (I5). */
@Singleton
class PrivacyFlow implements Flow {
    private final Downloads downloads;
    private final DataExports exports;
    private final Erasing erasing;
    private final People people;
    private final Absence absence;
    private final Owners owners;

    PrivacyFlow(
            Downloads downloads, DataExports exports, Erasing erasing, People people, Absence absence, Owners owners) {
        this.downloads = downloads;
        this.exports = exports;
        this.erasing = erasing;
        this.people = people;
        this.absence = absence;
        this.owners = owners;
    }

    @Override
    public void define(Talk talk) {
        talk.command("privacy", Right.TAKE_PART, "privacy.help.privacy", (turn, none) -> Reply.show(card(turn)));
        talk.button("privacy.copy", Right.TAKE_PART, (turn, claim) -> copy(turn));
        talk.button("privacy.stay", Right.TAKE_PART, (turn, claim) -> stay(turn));
        talk.form("privacy.forget", Right.TAKE_PART, (turn, claim) -> open(turn), this::forget);
    }

    @Override
    public int placeInHelp() {
        return 46;
    }

    private Card card(Turn turn) {
        Optional<Instant> due =
                erasing.dueAt(turn.organizationId(), turn.actor().id());
        Text title = Text.of("privacy.title");
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Bullets(List.of(
                Text.of("privacy.kept"), Text.of("privacy.seen"), Text.of("privacy.never"), Text.of("privacy.gone"))));
        due.ifPresent(at -> elements.add(new Element.Paragraph(Text.of("privacy.due", "at", at))));
        Button copy = Button.doing(Text.of("privacy.button.copy"), Button.Action.of("privacy.copy"));
        Button other = due.isPresent()
                ? Button.doing(Text.of("privacy.button.stay"), Button.Action.of("privacy.stay"))
                        .primary()
                : Button.opening(Text.of("privacy.button.forget"), Button.Action.of("privacy.forget"));
        elements.add(Element.Buttons.of(copy, other));
        return new Card(title, elements);
    }

    private Reply copy(Turn turn) {
        if (!downloads.havePages()) {
            return turn.refuse(Text.of("privacy.no-web-address"));
        }
        if (turn.place().kind() == Place.Kind.CHANNEL) {
            // The page's key opens it for whoever reads it.
            return turn.refuse(Text.of("privacy.not-here"));
        }
        String key = exports.offer(turn.organizationId(), turn.actor().id(), turn.now());
        turn.audit("data export ask", null, Audit.Whom.person(turn.actor().id()));
        Text sentence = Text.of("privacy.copy-ready");
        return Reply.show(Card.of(
                sentence,
                new Element.Paragraph(sentence),
                new Element.Note(Text.of("privacy.copy-note")),
                Element.Buttons.of(new Button(
                        Text.of("privacy.button.open"),
                        new Button.Press.OpenLink(downloads.address(key)),
                        Button.Style.PRIMARY))));
    }

    private Reply open(Turn turn) {
        if (turn.actor().account().linkedAt() != null) {
            // Whoever got hold of one account by linking it does not delete the person with it.
            return turn.refuse(Text.of("privacy.first-chat-only"));
        }
        if (owners.of(turn.organizationId()).contains(turn.actor().id())
                && !owners.isOneBeside(turn.actor().person())) {
            return turn.refuse(Text.of("privacy.last-owner"));
        }
        return new Reply.Ask(new Form(
                "privacy.forget",
                Map.of(),
                Text.of("privacy.form.title"),
                Text.of("privacy.form.introduction"),
                List.of(new Field.Several(
                        "sure",
                        Text.of("privacy.form.sure"),
                        Text.of("privacy.form.sure-hint"),
                        true,
                        List.of(new Field.Option("yes", Text.of("privacy.form.yes"))),
                        List.of())),
                Text.of("privacy.form.submit")));
    }

    private Reply forget(Turn turn, Submission submission) {
        long person = turn.actor().id();
        Instant due = erasing.ask(turn.organizationId(), person, turn.now());
        // Until then there is silence, and nobody's silence is counted.
        people.pause(person, turn.organizationId(), turn.now(), null);
        absence.begins(turn.organizationId(), person);
        turn.audit("forget ask", null, Audit.Whom.person(person));
        Text sentence = Text.of("privacy.asked", "at", due);
        return Reply.show(Card.of(
                sentence,
                new Element.Paragraph(sentence),
                Element.Buttons.of(Button.doing(Text.of("privacy.button.stay"), Button.Action.of("privacy.stay"))
                        .primary())));
    }

    private Reply stay(Turn turn) {
        if (!erasing.takeBack(turn.organizationId(), turn.actor().id())) {
            return turn.refuse(Text.of("privacy.nothing-to-take-back"));
        }
        people.pause(turn.actor().id(), turn.organizationId(), null, null);
        turn.audit("forget take back", null, Audit.Whom.person(turn.actor().id()));
        return new Reply.Replace(Card.of(Text.of("privacy.stays")));
    }
}
