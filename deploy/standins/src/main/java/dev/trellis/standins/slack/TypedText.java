package dev.trellis.standins.slack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Slack's composer makes of typed text (documented): {@code &}, {@code <} and {@code >} are escaped, then {@code @name},
 * {@code #channel} and links become {@code <@U…>}, {@code <#C…|name>} and {@code <https://…>}. What looks like a mention but
 * names nobody stays text, so a person cannot forge {@code <@U…>}.
 */
final class TypedText {
    private static final Pattern REFERENCE = Pattern.compile("(?<![\\w<])([@#])([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}_-])");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]+");

    private TypedText() {}

    /** For a message: people as {@code <@U…>}. */
    static String message(SlackWorkspace workspace, String typed) {
        return references(workspace, LINK.matcher(escape(typed)).replaceAll("<$0>"), false);
    }

    /** For a slash command with {@code should_escape}: people as {@code <@U…|name>}; links stay as typed. */
    static String command(SlackWorkspace workspace, String typed) {
        return references(workspace, escape(typed), true);
    }

    private static String escape(String typed) {
        return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String references(SlackWorkspace workspace, String text, boolean withNames) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            String name = found.group(2);
            Optional<String> resolved = found.group(1).equals("@")
                    ? userId(workspace, name).map(id -> withNames ? "<@" + id + "|" + name + ">" : "<@" + id + ">")
                    : channelId(workspace, name).map(id -> "<#" + id + "|" + name + ">");
            return Matcher.quoteReplacement(resolved.orElse(found.group()));
        });
    }

    private static Optional<String> userId(SlackWorkspace workspace, String name) {
        if (name.equals(workspace.app().botName())) {
            return Optional.of(workspace.botUserId());
        }
        return workspace.users().stream()
                .filter(user -> user.name().equals(name))
                .map(SlackUser::id)
                .findFirst();
    }

    private static Optional<String> channelId(SlackWorkspace workspace, String name) {
        return workspace.conversations().stream()
                .filter(each -> !each.direct() && each.name().equals(name))
                .map(SlackConversation::id)
                .findFirst();
    }
}
