package dev.trellis.program;

import dev.trellis.cadence.CadenceRule;
import dev.trellis.text.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program may be begun from (A1): good defaults for everything, in words of every language. */
public enum Template {
    PEER_ONBOARDING("weekly", 2),
    LEADERSHIP("fortnightly", 2),
    NEW_MANAGER("weekly", 2),
    REVERSE_MENTORING("fortnightly", 1),
    SKILLS_SPRINT("weekly", 3);

    private final String cadence;
    private final int capacity;

    Template(String cadence, int capacity) {
        this.cadence = cadence;
        this.capacity = capacity;
    }

    /** As rows, claims and message bundles name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Template> of(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(template -> template.tag().equals(tag))
                .findFirst();
    }

    /** A named cadence. */
    public String cadence() {
        return cadence;
    }

    /** How often there are deep dives, and reviews (A4): named cadences, the same for all of them. */
    public String deepDives() {
        return CadenceRule.Named.MONTHLY.tag();
    }

    public String reviews() {
        return CadenceRule.Named.QUARTERLY.tag();
    }

    /** How many mentees one mentor has at most. */
    public int capacity() {
        return capacity;
    }

    public Text title() {
        return say("title");
    }

    public Text forWhom() {
        return say("for-whom");
    }

    public Text purpose() {
        return say("purpose");
    }

    public Text metrics() {
        return say("metrics");
    }

    private Text say(String what) {
        return Text.of("template." + tag() + "." + what);
    }
}
