package dev.trellis.conversation;

import dev.trellis.TrellisException;
import dev.trellis.audit.Audit;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.form.FormCheck;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Brings an event to the flow that declared what it names, if the actor may, and never leaves anybody without an answer. */
@Singleton
class Router {
    private static final Text BUTTON_GONE = Text.of("talk.button-gone");

    private final Talk talk;
    private final Grammar grammar;
    private final Suggestions suggestions;
    private final Audit audit;

    Router(Talk talk, Directory directory, Audit audit) {
        this.talk = talk;
        this.grammar = new Grammar(directory);
        this.suggestions = new Suggestions(talk);
        this.audit = audit;
    }

    /** Forms are not opened here but offered where {@code canOpenForm} is false. */
    Reply route(Turn turn, Inbound inbound) {
        try {
            Reply reply = switch (inbound.event()) {
                case Event.Spoken spoken -> spoken(turn, inbound, spoken.line());
                case Event.Pressed pressed -> pressed(turn, inbound, pressed.action());
                case Event.FormAsked asked -> asked(turn, inbound, asked.form());
                case Event.FormSubmitted submitted -> submitted(turn, inbound, submitted);
                case Event.Installed ignored -> Reply.show(Welcome.card());
                case Event.HomeOpened ignored -> Reply.quiet();
                case Event.Removed ignored -> Reply.quiet();
            };
            return offered(reply, inbound);
        } catch (TrellisException e) {
            if (e.fault() == TrellisException.Fault.USER) {
                return Reply.say(BUTTON_GONE);
            }
            throw e;
        }
    }

    /** Whether taps on this are answered together with others. */
    boolean isTogether(Event event) {
        return event instanceof Event.Pressed pressed
                && talk.button(pressed.action().name())
                        .filter(button -> button.together() != null)
                        .isPresent();
    }

    /** The same for taps that came together and are answered together, in their order. */
    List<Reply> together(List<Turn> turns) {
        Map<Turn, Reply> replies = new IdentityHashMap<>();
        Map<Line, Joint<?>> joints = new LinkedHashMap<>();
        for (Turn turn : turns) {
            Event.Pressed pressed = (Event.Pressed) turn.inbound().event();
            Talk.Button button = talk.button(pressed.action().name()).orElseThrow();
            if (turn.actor().may(button.takes())) {
                joints.computeIfAbsent(
                                new Line(turn.organizationId(), button.name()),
                                any -> new Joint<>(Objects.requireNonNull(button.together())))
                        .add(turn, new Claim(pressed.action().arguments()), replies);
            } else {
                replies.put(turn, forbidden(turn, turn.inbound(), button.name(), button.takes()));
            }
        }
        joints.values().forEach(joint -> joint.answer(replies));
        return turns.stream()
                .map(turn -> offered(Objects.requireNonNull(replies.get(turn)), turn.inbound()))
                .toList();
    }

    private static Reply offered(Reply reply, Inbound inbound) {
        return reply instanceof Reply.Ask ask && !inbound.canOpenForm() ? offer(ask.form()) : reply;
    }

    private record Line(long organization, String button) {}

    /** Taps on one button in one organization. */
    private static final class Joint<T> {
        private final Talk.Together<T> together;
        private final List<Talk.Tap<T>> taps = new ArrayList<>();

        Joint(Talk.Together<T> together) {
            this.together = together;
        }

        void add(Turn turn, Claim claim, Map<Turn, Reply> replies) {
            try {
                taps.add(new Talk.Tap<>(turn, together.reads().apply(claim)));
            } catch (TrellisException e) {
                if (e.fault() != TrellisException.Fault.USER) {
                    throw e;
                }
                replies.put(turn, Reply.say(BUTTON_GONE));
            }
        }

        void answer(Map<Turn, Reply> replies) {
            if (taps.isEmpty()) {
                return;
            }
            List<Reply> answers = together.handler().tap(List.copyOf(taps));
            for (int i = 0; i < taps.size(); i++) {
                replies.put(taps.get(i).turn(), answers.get(i));
            }
        }
    }

    private Reply spoken(Turn turn, Inbound inbound, CommandLine line) {
        List<String> leading = line.tokens().stream()
                .takeWhile(Token.Word.class::isInstance)
                .map(token -> ((Token.Word) token).word().toLowerCase(Locale.ROOT))
                .limit(3)
                .toList();
        Optional<Talk.Command> command = talk.command(line.tokens().isEmpty() ? List.of("help") : leading);
        if (command.isEmpty()) {
            return Reply.show(suggestions.unknown(leading, turn.actor()));
        }
        Talk.Command known = command.get();
        if (!turn.actor().may(known.takes())) {
            return forbidden(turn, inbound, known.name(), known.takes());
        }
        int own = line.tokens().isEmpty() ? 0 : known.words().size();
        return switch (grammar.read(
                known, line.tokens().subList(own, line.tokens().size()), turn.workspace(), turn.actor())) {
            case Grammar.Read.Understood understood -> known.handler().run(turn, understood.arguments());
            case Grammar.Read.Misread misread -> Reply.say(misread.sentence());
        };
    }

    private Reply pressed(Turn turn, Inbound inbound, Button.Action action) {
        Talk.Button button = talk.button(action.name()).orElse(null);
        if (button == null) {
            return Reply.say(BUTTON_GONE);
        }
        return turn.actor().may(button.takes())
                ? button.handler().tap(turn, new Claim(action.arguments()))
                : forbidden(turn, inbound, button.name(), button.takes());
    }

    private Reply asked(Turn turn, Inbound inbound, Button.Action asked) {
        Talk.FormTalk form = talk.form(asked.name()).orElse(null);
        if (form == null) {
            return Reply.say(BUTTON_GONE);
        }
        return turn.actor().may(form.takes())
                ? form.opener().open(turn, new Claim(asked.arguments()))
                : forbidden(turn, inbound, form.name(), form.takes());
    }

    private Reply submitted(Turn turn, Inbound inbound, Event.FormSubmitted submitted) {
        Talk.FormTalk declared = talk.form(submitted.form()).orElse(null);
        if (declared == null) {
            return Reply.say(BUTTON_GONE);
        }
        if (!turn.actor().may(declared.takes())) {
            return forbidden(turn, inbound, declared.name(), declared.takes());
        }
        Claim subject = new Claim(submitted.subject());
        // Opened once more: whoever may not open the form now may not send it either, and what it offers is what it
        // accepts.
        Reply opened = declared.opener().open(turn, subject);
        if (!(opened instanceof Reply.Ask ask)) {
            return LostWords.given(opened, submitted.values());
        }
        Form form = ask.form();
        Map<String, String> values = FormCheck.tidy(form, submitted.values());
        Map<String, Text> errors = FormCheck.errors(form, values);
        return errors.isEmpty()
                ? declared.handler().submit(turn, new Submission(form, subject, values))
                : new Reply.Correct(form, errors);
    }

    private Reply forbidden(Turn turn, Inbound inbound, String act, Right takes) {
        audit.refused(turn.actor(), inbound.workspace().platform(), act, null);
        return Reply.say(Text.of("talk.forbidden", "who", Text.of("talk.right." + takes.textKey())));
    }

    private static Reply offer(Form form) {
        Text ask = form.introduction() == null ? form.title() : form.introduction();
        return Reply.show(Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(
                        Button.opening(Text.of("talk.open-form"), new Button.Action(form.name(), form.subject()))
                                .primary())));
    }
}
