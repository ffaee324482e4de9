package dev.trellis.conversation.command;

import java.util.ArrayList;
import java.util.List;

/** What a person typed to Trellis, after {@code /mentor} or the bot's mention, with the platform's mentions recognised. */
public record CommandLine(List<Token> tokens) {
    public CommandLine {
        tokens = List.copyOf(tokens);
    }

    /** Words split at white space; straight or typographic double quotes keep words together. */
    public static List<Token> words(String typed) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '"' || c == '“' || c == '”' || c == '„') {
                if (quoted) {
                    end(word, tokens, true);
                }
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                end(word, tokens, false);
            } else {
                word.append(c);
            }
        }
        end(word, tokens, false);
        return tokens;
    }

    private static void end(StringBuilder word, List<Token> tokens, boolean evenIfEmpty) {
        if (!word.isEmpty() || evenIfEmpty) {
            tokens.add(new Token.Word(word.toString()));
            word.setLength(0);
        }
    }
}
