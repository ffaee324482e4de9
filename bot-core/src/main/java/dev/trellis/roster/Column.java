package dev.trellis.roster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a roster may say of somebody, and how its header may call it, in English or German, in whatever case. */
enum Column {
    PERSON("person", "user", "id", "user id", "member id", "object id", "name", "mitglied", "benutzer"),
    ROLE("role", "side", "rolle"),
    COHORT("cohort", "kohorte"),
    LIMIT("limit", "capacity", "mentees", "grenze", "plätze"),
    REGION("region"),
    FUNCTION("function", "job function", "funktion"),
    TEAM("team"),
    DEPARTMENT("department", "abteilung", "bereich"),
    MANAGER("manager", "reports to", "führungskraft", "vorgesetzte", "vorgesetzter", "berichtet an"),
    WANTED("skills wanted", "wanted", "wants", "gesucht", "möchte lernen"),
    OFFERED("skills offered", "offered", "offers", "geboten", "bietet"),
    LANGUAGES("languages", "language", "sprachen", "sprache"),
    LEAVES("leaves", "leaver", "geht", "verlässt");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    static Optional<Column> of(String header) {
        String wanted = header.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        return Stream.of(values())
                .filter(column -> column.names.contains(wanted))
                .findFirst();
    }

    /** As message bundles name it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
