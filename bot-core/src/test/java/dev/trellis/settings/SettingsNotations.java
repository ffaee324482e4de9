package dev.trellis.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;

/** Days and zones as people type them. */
public final class SettingsNotations {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);

    private SettingsNotations() {}

    /** A day that is meant is one that people live to see, and that a column can hold. */
    public static void day(String text) {
        Until.day(text, TODAY).ifPresent(day -> assertThat(day.getYear()).isBetween(0, 9999));
    }

    /** What is found is a zone of the region it was asked for, or UTC. */
    public static void zone(String text) {
        Zones.find(text).ifPresent(id -> {
            assertThat(ZoneId.of(id).getId()).isEqualTo(id).hasSizeLessThanOrEqualTo(64);
            String wanted = text.strip().replace(' ', '_');
            assertThat(id.equals("UTC")
                            || id.equalsIgnoreCase(wanted)
                            || id.substring(id.length() - Math.min(id.length(), wanted.length()))
                                    .equalsIgnoreCase(wanted))
                    .as("%s for %s", id, text)
                    .isTrue();
        });
    }
}
