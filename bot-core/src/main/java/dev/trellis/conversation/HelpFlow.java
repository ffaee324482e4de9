package dev.trellis.conversation;

import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Actor;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /mentor help}: what this person can say, from the same declarations that understand it. */
@Singleton
class HelpFlow implements Flow {
    static final String HELP = "help.show";

    private final BeanProvider<Talk> talk;

    /** @param talk a provider, because the talk is made of the flows */
    HelpFlow(BeanProvider<Talk> talk) {
        this.talk = talk;
    }

    @Override
    public void define(Talk definitions) {
        definitions.command(
                "help",
                Right.TAKE_PART,
                "help.help",
                List.of(Parameter.rest("command").optional()),
                (turn, arguments) -> arguments
                        .maybeWord("command")
                        .map(word -> about(turn, word))
                        .orElseGet(() -> Reply.show(all(turn.actor()))));
        definitions.button(HELP, Right.TAKE_PART, (turn, claim) -> Reply.show(all(turn.actor())));
    }

    @Override
    public int placeInHelp() {
        return 90;
    }

    private Card all(Actor reader) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(Text.of("help.title")));
        elements.add(new Element.Paragraph(Text.of("help.introduction")));
        for (Right section : Right.values()) {
            List<Element.Fact> lines = talk.get().commands().stream()
                    .filter(command -> command.takes() == section && reader.may(section))
                    .map(command -> new Element.Fact(Grammar.usage(command), Text.of(command.help())))
                    .toList();
            if (!lines.isEmpty()) {
                if (section != Right.TAKE_PART) {
                    elements.add(new Element.Paragraph(Text.of("help.section." + section.textKey())));
                }
                elements.add(new Element.Facts(lines));
            }
        }
        elements.add(new Element.Note(Text.of("help.note")));
        return new Card(Text.of("help.title"), elements);
    }

    private Reply about(Turn turn, String words) {
        return talk.get()
                .command(List.of(words.toLowerCase(Locale.ROOT).split("\\s+")))
                .filter(command -> turn.actor().may(command.takes()))
                .map(command -> Reply.show(Card.of(
                        Text.of(command.help()),
                        new Element.Facts(List.of(new Element.Fact(Grammar.usage(command), Text.of(command.help())))))))
                .orElseGet(() -> Reply.show(all(turn.actor())));
    }
}
