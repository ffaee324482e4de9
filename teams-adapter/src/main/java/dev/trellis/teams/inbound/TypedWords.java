package dev.trellis.teams.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.teams.identity.People;
import dev.trellis.teams.identity.Who;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, as tokens. Mentions are those that the entities name, found in the text in their order; an {@code <at>} that somebody
 * typed is no mention. The bot's own mention goes away, and so does a leading {@code /mentor} or {@code mentor}.
 *
 * <p>Who is mentioned and what they are called is asked of Teams, never taken from the mention: a client may put any name there, and it
 * would become the name of somebody who was never met. At most {@link #LOOK_UPS} members are asked for per activity; mentions beyond that,
 * outsiders and nobodies are words, and the command says that it needs a person.
 */
@Singleton
final class TypedWords {
    static final int LOOK_UPS = 10;

    private final People people;

    TypedWords(People people) {
        this.people = people;
    }

    /** Null when Teams cannot be asked now who is mentioned. */
    @Nullable
    CommandLine read(ReceivedActivity received, String tenant) {
        // Clients put no-break spaces after mentions and in empty lines; a word ends there.
        String text = Objects.requireNonNullElse(received.text("text"), "")
                .replace('\u00A0', ' ')
                .replace("&nbsp;", " ");
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        int lookUps = 0;
        for (Mention mention : mentions(text, received)) {
            tokens.addAll(CommandLine.words(text.substring(from, mention.from())));
            if (!mention.id().equals(received.text("recipient", "id"))) {
                Who who = people.known(tenant, mention.id());
                if (who == null && lookUps++ < LOOK_UPS) {
                    who = people.identify(
                            Objects.requireNonNullElse(received.text("serviceUrl"), ""),
                            tenant,
                            Threads.channelOf(received.conversation()),
                            mention.id());
                }
                if (who instanceof Who.NotNow) {
                    return null;
                }
                tokens.add(
                        who instanceof Who.Ours(var identity, String name)
                                ? new Token.Person(identity, name)
                                : new Token.Word("@" + mention.name()));
            }
            from = mention.to();
        }
        tokens.addAll(CommandLine.words(text.substring(from)));
        if (!tokens.isEmpty()
                && tokens.getFirst() instanceof Token.Word(String word)
                && (word.equalsIgnoreCase("/mentor") || word.equalsIgnoreCase("mentor"))) {
            tokens.removeFirst();
        }
        return new CommandLine(tokens);
    }

    private record Mention(int from, int to, String id, String name) {}

    private static List<Mention> mentions(String text, ReceivedActivity received) {
        List<Mention> mentions = new ArrayList<>();
        Map<String, Integer> searchedTo = new HashMap<>();
        for (JsonNode entity : received.tree().path("entities")) {
            String shown = entity.path("text").asText().replace('\u00A0', ' ').replace("&nbsp;", " ");
            if (!"mention".equals(entity.path("type").asText()) || shown.isEmpty()) {
                continue;
            }
            // Two people of the same name: the first entity is the first in the text.
            int at = text.indexOf(shown, searchedTo.getOrDefault(shown, 0));
            if (at < 0) {
                continue;
            }
            searchedTo.put(shown, at + shown.length());
            JsonNode mentioned = entity.path("mentioned");
            String name = mentioned.path("name").asText(shown.replaceAll("</?at[^>]*>", ""));
            mentions.add(
                    new Mention(at, at + shown.length(), mentioned.path("id").asText(), name));
        }
        mentions.sort(Comparator.comparingInt(Mention::from));
        List<Mention> apart = new ArrayList<>();
        for (Mention mention : mentions) {
            if (apart.isEmpty() || mention.from() >= apart.getLast().to()) {
                apart.add(mention);
            }
        }
        return apart;
    }
}
