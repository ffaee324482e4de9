package dev.trellis.slack.install;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page of one heading and one paragraph. No script, nothing from elsewhere, and nothing of the request in it. */
final class InstallPage {
    private static final String STYLE =
            "body{font-family:system-ui,sans-serif;max-width:34rem;margin:15vh auto 0;padding:0 1.5rem;"
                    + "line-height:1.5;color:#1d1c1d;background:#fff}h1{font-size:1.5rem;color:#1f5c3f}"
                    + "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}h1{color:#7fc8a2}}";

    /** What a browser may do with the page: show it in its own style. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int LONGEST_HEADER = 200;

    private InstallPage() {}

    static String of(InstallOutcome outcome, @Nullable String acceptLanguage) {
        Language language = language(acceptLanguage);
        Voice voice = new Voice(language, ZoneOffset.UTC);
        String title = escaped(voice.plain(Text.of("slack.install." + outcome.word + "-title")));
        String words = escaped(voice.plain(Text.of("slack.install." + outcome.word)));
        return "<!doctype html><html lang=\"" + language.tag() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + title
                + " · Trellis</title><style>" + STYLE + "</style></head><body><h1>" + title + "</h1><p>" + words
                + "</p></body></html>";
    }

    private static Language language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return Language.ENGLISH;
        }
        try {
            Locale wanted =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.GERMAN));
            return Language.ofTag(wanted == null ? null : wanted.toLanguageTag());
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String digest(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
