package dev.trellis.slack.inbound;

import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.slack.identity.SlackTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, as Slack escapes it: {@code <@U…|name>} and {@code <#C…|name>} for what Slack itself resolved, {@code <url|label>}
 * and {@code <!…>} for the rest, and {@code &amp; &lt; &gt;} for the three characters themselves. So a {@code <@U…>} that somebody typed
 * by hand arrives escaped and stays words.
 *
 * <p>Source: Slack's "Formatting text for app surfaces" and the slash command reference ({@code should_escape}).
 */
final class TypedText {
    private static final Pattern ESCAPE = Pattern.compile("<([@#!]?)([^<>|]*)(?:\\|([^<>]*))?>");
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{1,30}");
    private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{1,30}");
    private static final String QUOTES = "\"“”„";

    private final SlackTeam team;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private boolean quoted;

    private TypedText(SlackTeam team) {
        this.team = team;
    }

    static CommandLine read(String text, SlackTeam team) {
        TypedText typed = new TypedText(team);
        Matcher escape = ESCAPE.matcher(text);
        int from = 0;
        while (escape.find()) {
            typed.plain(text.substring(from, escape.start()));
            String label = escape.group(3) == null ? "" : unescaped(escape.group(3));
            typed.escape(escape.group(1), escape.group(2), label);
            from = escape.end();
        }
        typed.plain(text.substring(from));
        typed.endWords();
        return new CommandLine(typed.tokens);
    }

    private void plain(String text) {
        String words = unescaped(text);
        // Counted as CommandLine.words does, so that a mention between quotes stays inside them.
        quoted ^= words.chars().filter(c -> QUOTES.indexOf(c) >= 0).count() % 2 == 1;
        plain.append(words);
    }

    private void escape(String kind, String id, String label) {
        boolean person = kind.equals("@") && PERSON.matcher(id).matches();
        boolean channel = kind.equals("#") && CHANNEL.matcher(id).matches();
        if (quoted || !(person || channel)) {
            plain.append(shown(kind, id, label));
            return;
        }
        endWords();
        tokens.add(
                person
                        ? new Token.Person(team.person(id), label.isEmpty() ? id : label)
                        : new Token.Channel(id, label.isEmpty() ? id : label));
    }

    private static String shown(String kind, String id, String label) {
        if (!label.isEmpty()) {
            return label.startsWith(kind) ? label : kind.replace("!", "") + label;
        }
        return (kind.equals("!") ? "@" : kind) + unescaped(id);
    }

    private void endWords() {
        tokens.addAll(CommandLine.words(plain.toString()));
        plain.setLength(0);
        quoted = false;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
