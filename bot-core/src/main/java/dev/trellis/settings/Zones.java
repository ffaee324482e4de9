package dev.trellis.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Time zones as people type them. */
final class Zones {
    private Zones() {}

    /** The IANA id that is meant: {@code Europe/Berlin}, {@code europe/berlin}, or just {@code Berlin} or {@code new york}. */
    static Optional<String> find(String typed) {
        String wanted = typed.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        List<String> regions = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/"))
                .sorted()
                .toList();
        return regions.stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .or(() -> regions.stream()
                        .filter(id -> !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                        .filter(id -> id.toLowerCase(Locale.ROOT).endsWith("/" + wanted))
                        .findFirst())
                .or(() -> wanted.equals("utc") || wanted.equals("gmt") ? Optional.of("UTC") : Optional.empty());
    }
}
