package dev.trellis.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Reads a card as a Teams client shows it: Markdown is interpreted where clients do so ({@code TextBlock}, {@code FactSet}), dates in
 * double braces are replaced, charts are drawn. So what reaches {@link #text()} is what a person would see.
 */
public final class CardReader {
    private static final Pattern DATE = Pattern.compile("\\{\\{(DATE|TIME)\\([^)]*\\)}}");
    private static final Pattern MARKDOWN = Pattern.compile("[*_`~\\[\\]]");

    private final StringJoiner text = new StringJoiner("\n");
    private final List<JsonNode> actions = new ArrayList<>();
    private boolean chart;

    public CardReader(JsonNode card) {
        card.path("body").forEach(this::read);
        card.path("actions").forEach(actions::add);
    }

    public String text() {
        return text.toString();
    }

    public boolean drawsChart() {
        return chart;
    }

    public List<JsonNode> actions() {
        return actions;
    }

    public List<String> buttons() {
        return actions.stream().map(action -> action.path("title").asText()).toList();
    }

    private void read(JsonNode element) {
        String type = element.path("type").asText();
        switch (type) {
            case "RichTextBlock" -> {
                StringBuilder line = new StringBuilder();
                element.path("inlines")
                        .forEach(run -> line.append(
                                DATE.matcher(run.path("text").asText()).replaceAll("(a date)")));
                text.add(line);
            }
            case "TextBlock" ->
                text.add(MARKDOWN.matcher(element.path("text").asText()).replaceAll(""));
            case "FactSet" ->
                element.path("facts")
                        .forEach(fact ->
                                text.add(MARKDOWN.matcher(fact.path("title").asText()
                                                + fact.path("value").asText())
                                        .replaceAll("")));
            case "Container", "Column" -> element.path("items").forEach(this::read);
            case "ColumnSet" -> element.path("columns").forEach(this::read);
            case "ActionSet" -> element.path("actions").forEach(actions::add);
            default -> {
                if (!type.startsWith("Chart.")) {
                    throw new IllegalArgumentException("a client does not know " + type);
                }
                chart = true;
                text.add(element.path("title").asText());
            }
        }
    }
}
