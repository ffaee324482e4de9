package dev.trellis.bench.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A comparison for people ({@code <name>.md}) and for programs ({@code <name>.json}). */
public record Report(Comparison comparison) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A table of one line and one for each condition, the rounds, and the notes. */
    public String text() {
        Question question = comparison.question();
        return """
                | ratio | goal | measured | %s | %s | |
                |---|---|---|---|---|---|
                | %s | %s | **%s** | %s %s | %s %s | %s |
                %s
                Pairs (ours | theirs | ratio), %s: %s
                %s
                """.formatted(
                        comparison.ours(),
                        comparison.theirs(),
                        question.ratio(),
                        question.goal(),
                        comparison.ratios(),
                        comparison.ourFigures(),
                        question.unit(),
                        comparison.theirFigures(),
                        question.unit(),
                        verdict(comparison.ratioIsMet()),
                        conditions(),
                        question.unit(),
                        pairs(),
                        comparison.notes().stream().map(note -> "- " + note).collect(Collectors.joining("\n")));
    }

    private String conditions() {
        return comparison.conditions().stream()
                .map(condition -> "| %s | %s %s | **%s %s** | %s | | %s |%n"
                        .formatted(
                                condition.what(),
                                condition.goal(),
                                condition.unit(),
                                Figures.of(condition.figure()),
                                condition.unit(),
                                condition.of(),
                                verdict(condition.isMet())))
                .collect(Collectors.joining());
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }

    private String pairs() {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < comparison.ratios().rounds().size(); i++) {
            pairs.append(i == 0 ? "" : "; ")
                    .append(Figures.of(comparison.ourFigures().rounds().get(i)))
                    .append(" | ")
                    .append(Figures.of(comparison.theirFigures().rounds().get(i)))
                    .append(" | ")
                    .append(Figures.of(comparison.ratios().rounds().get(i)));
        }
        return pairs.toString();
    }

    /** Writes both files into the folder, which is made. */
    public void write(Path folder) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", comparison.question().name());
        json.put("ratio", comparison.question().ratio());
        json.put("unit", comparison.question().unit());
        json.put("goal", comparison.question().goal().toString());
        json.put("median", comparison.ratios().median());
        json.put("met", comparison.goalIsMet());
        for (Condition condition : comparison.conditions()) {
            json.withArray("conditions")
                    .addObject()
                    .put("what", condition.what())
                    .put("figure", condition.figure())
                    .put("unit", condition.unit())
                    .put("goal", condition.goal().toString())
                    .put("met", condition.isMet());
        }
        json.set("ratios", JSON.valueToTree(comparison.ratios().rounds()));
        side(json.putObject("ours"), comparison.ours(), comparison.ourFigures());
        side(json.putObject("theirs"), comparison.theirs(), comparison.theirFigures());
        json.set("notes", JSON.valueToTree(comparison.notes()));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(comparison.question().name() + ".md"), text());
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(
                            folder.resolve(comparison.question().name() + ".json")
                                    .toFile(),
                            json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void side(ObjectNode json, String name, Figures figures) {
        json.put("name", name);
        json.put("median", figures.median());
        json.set("rounds", JSON.valueToTree(figures.rounds()));
    }
}
