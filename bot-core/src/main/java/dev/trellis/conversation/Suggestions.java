package dev.trellis.conversation;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Actor;
import dev.trellis.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What to say to words that are no command: the nearest thing the person may do, never silence. */
final class Suggestions {
    private final Talk talk;

    Suggestions(Talk talk) {
        this.talk = talk;
    }

    Card unknown(List<String> words, Actor actor) {
        String said = String.join(" ", words);
        Text sentence = nearest(said, actor)
                .map(command -> Text.of("talk.unknown-nearest", "command", Grammar.usage(command)))
                .orElse(Text.of("talk.unknown"));
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                Element.Buttons.of(Button.doing(Text.of("talk.what-can-you-do"), Button.Action.of(HelpFlow.HELP))));
    }

    /** The command with the fewest changes to its name: at most two, and fewer than half of its letters. */
    private Optional<Talk.Command> nearest(String said, Actor actor) {
        if (said.isEmpty() || said.length() > 60) {
            return Optional.empty();
        }
        LevenshteinDistance distance = new LevenshteinDistance(2);
        return talk.commands().stream()
                .filter(command -> actor.may(command.takes()))
                .map(command -> new Near(command, near(distance, command, said)))
                .filter(near -> near.distance() >= 0
                        && near.distance() * 2 < near.command().name().length())
                .min(Comparator.comparingInt(Near::distance))
                .map(Near::command);
    }

    private static int near(LevenshteinDistance distance, Talk.Command command, String said) {
        String start = String.join(
                " ",
                List.of(said.split(" ")).subList(0, Math.min(command.words().size(), said.split(" ").length)));
        return distance.apply(command.name(), start);
    }

    private record Near(Talk.Command command, int distance) {}
}
