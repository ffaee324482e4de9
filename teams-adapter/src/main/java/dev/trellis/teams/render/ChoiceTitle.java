package dev.trellis.teams.render;

import java.util.regex.Pattern;

/**
 * Titles of choices that are all in view: clients read them as Markdown (the JavaScript renderer does by default), while titles in a menu
 * are shown to the letter. Only what would change the look is escaped, so ordinary names stay as they are.
 */
final class ChoiceTitle {
    private static final Pattern ANYWHERE = Pattern.compile("[\\\\`*_\\[\\]<>~&]");
    private static final Pattern AT_THE_START = Pattern.compile("^(\\s*)(#|[-+](?=\\s)|\\d+(?=[.)]))");

    private ChoiceTitle() {}

    static boolean isPlain(String title) {
        return !ANYWHERE.matcher(title).find() && !AT_THE_START.matcher(title).find();
    }

    static String escaped(String title) {
        String inline = ANYWHERE.matcher(title).replaceAll("\\\\$0");
        // "1." starts a list; so does "1)": the mark is what gets the backslash.
        return inline.replaceFirst("^(\\s*\\d+)([.)])", "$1\\\\$2").replaceFirst("^(\\s*)(#|[-+](?=\\s))", "$1\\\\$2");
    }
}
