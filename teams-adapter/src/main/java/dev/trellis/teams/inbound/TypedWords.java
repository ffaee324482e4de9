package dev.trellis.teams.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.teams.identity.People;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was typed, as tokens. Mentions are those that the entities name, found in the text in their order; an {@code <at>} that somebody
 * typed is no mention. The bot's own mention goes away, and so does a leading {@code /mentor} or {@code mentor}.
 */
@Singleton
final class TypedWords {
    private final People people;

    TypedWords(People people) {
        this.people = people;
    }

    CommandLine read(ReceivedActivity received, String tenant) {
        // Clients put no-break spaces after mentions and in empty lines; a word ends there.
        String text = Objects.requireNonNullElse(received.text("text"), "")
                .replace('\u00A0', ' ')
                .replace("&nbsp;", " ");
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        for (Mention mention : mentions(text, received)) {
            tokens.addAll(CommandLine.words(text.substring(from, mention.from())));
            if (!mention.id().equals(received.text("recipient", "id"))) {
                tokens.add(person(mention, received, tenant));
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

    private Token person(Mention mention, ReceivedActivity received, String tenant) {
        ChatIdentity identity = people.identify(
                Objects.requireNonNullElse(received.text("serviceUrl"), ""),
                tenant,
                received.conversation(),
                mention.id(),
                mention.objectId());
        // Nobody we can name (a tag, a channel, somebody who left): then it is a word, and the command says that it
        // needs a person.
        return identity == null ? new Token.Word("@" + mention.name()) : new Token.Person(identity, mention.name());
    }

    private record Mention(int from, int to, String id, String name, String objectId) {}

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
            mentions.add(new Mention(
                    at,
                    at + shown.length(),
                    mentioned.path("id").asText(),
                    name,
                    mentioned.path("aadObjectId").asText()));
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
