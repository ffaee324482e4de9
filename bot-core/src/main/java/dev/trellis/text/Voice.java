package dev.trellis.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says texts to one reader: in their language, with moments in their time zone. Immutable and cheap to make. */
public final class Voice {
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private final Language language;
    private final ZoneId zone;

    public Voice(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    public Language language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The text as runs of one look each; never empty runs. */
    public List<Span> say(Text text) {
        return switch (text) {
            case Text.Phrase phrase -> Bundles.of(language).say(phrase, this);
            case Text.Words words -> own(words.words());
            case Text.Amount amount -> List.of(Span.plain(Dates.number(language, amount.amount())));
            case Text.Moment moment -> List.of(Span.plain(said(moment.at(), moment.form())));
            case Text.Day day -> List.of(Span.plain(Dates.day(language, day.day(), day.brief())));
            case Text.Date date -> List.of(Span.plain(Dates.date(language, date.day())));
            case Text.Listed list -> Lists.say(list.items(), this);
        };
    }

    /**
     * Somebody's own words to the letter, but for the characters that turn the direction of what follows (Unicode UAX 9, explicit
     * formatting): left open, they would rearrange the sentence around them in front of others. Writing from right to left needs none.
     */
    private static List<Span> own(String words) {
        String plain = TURNING.matcher(words).replaceAll("");
        return plain.isEmpty() ? List.of() : List.of(Span.plain(plain));
    }

    /** The text without any emphasis: for labels, notifications and plain-text fallbacks. */
    public String plain(Text text) {
        return say(text).stream().map(Span::text).collect(Collectors.joining());
    }

    private String said(Instant at, Text.Moment.Form form) {
        return Dates.moment(language, at.atZone(zone), form);
    }
}
