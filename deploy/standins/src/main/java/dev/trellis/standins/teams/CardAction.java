package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Something to press on a card.
 *
 * @param index its place among the card's actions, from 0
 * @param definition as it stands in the card
 */
public record CardAction(int index, String type, String id, String title, String verb, JsonNode definition) {

    /** All actions of a card in its order, nested ones included; those inside a {@code fallback} are not shown. */
    static List<CardAction> in(JsonNode card) {
        List<CardAction> found = new ArrayList<>();
        collect(card, found);
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, List<CardAction> found) {
        if (node.isObject() && node.path("type").asText().startsWith("Action.")) {
            found.add(new CardAction(
                    found.size(),
                    node.path("type").asText(),
                    node.path("id").asText(""),
                    node.path("title").asText(""),
                    node.path("verb").asText(""),
                    node.deepCopy()));
            collect(node.path("card"), found);
            return;
        }
        if (node.isArray()) {
            node.forEach(each -> collect(each, found));
            return;
        }
        node.properties().forEach(field -> {
            if (!List.of("fallback", "refresh", "authentication", "data").contains(field.getKey())) {
                collect(field.getValue(), found);
            }
        });
    }

    /** The one action that this is the id of, else the title, else the verb. */
    static Function<List<CardAction>, CardAction> named(String name) {
        return actions -> {
            for (Function<CardAction, String> by :
                    List.<Function<CardAction, String>>of(CardAction::id, CardAction::title, CardAction::verb)) {
                List<CardAction> matching = actions.stream()
                        .filter(action -> by.apply(action).equals(name))
                        .toList();
                if (matching.size() > 1) {
                    throw new IllegalArgumentException("more than one action is called '" + name + "': " + matching);
                }
                if (!matching.isEmpty()) {
                    return matching.getFirst();
                }
            }
            throw new NoSuchElementException("no action '" + name + "' on the card; there are "
                    + actions.stream().map(CardAction::title).toList());
        };
    }

    static Function<List<CardAction>, CardAction> at(int index) {
        return actions -> {
            if (index < 0 || index >= actions.size()) {
                throw new NoSuchElementException("the card has " + actions.size() + " actions, no number " + index);
            }
            return actions.get(index);
        };
    }
}
