package dev.trellis.teams.inbound;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request at the door, as far as it is looked at. Headers come with every value they were sent with: where one is expected and two were
 * sent, another server on the way may have believed the other one.
 */
record Knock(List<String> authorizations, List<String> contentTypes, List<String> encodings, byte[] body) {
    /** The one {@code Authorization}; none when there are several. */
    @Nullable
    String authorization() {
        return authorizations.size() == 1 ? authorizations.getFirst() : null;
    }

    /** JSON in UTF-8, said so once, and not compressed: nothing has to be guessed. */
    boolean isPlainJson() {
        if (!encodings.isEmpty() || contentTypes.size() != 1) {
            return false;
        }
        String[] parts = contentTypes.getFirst().split(";", -1);
        if (!parts[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            if (parameter[0].equalsIgnoreCase("charset") && !isUtf8(parameter.length == 2 ? parameter[1] : "")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(String charset) {
        try {
            return Charset.forName(charset.replace("\"", "").strip()).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noCharset) {
            return false;
        }
    }

    /** Neither the token nor the words. */
    @Override
    public String toString() {
        return "Knock[" + body.length + " bytes]";
    }
}
