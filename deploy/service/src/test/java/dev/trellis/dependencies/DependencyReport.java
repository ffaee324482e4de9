package dev.trellis.dependencies;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What ships, held against the known advisories and against what was accepted. Reads files only: it needs no network. */
final class DependencyReport {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Set<String> SEVERITIES = Set.of("low", "moderate", "high", "critical", "unrated");

    private final List<Component> components;
    private final Snapshot known;
    private final List<Accepted> accepted;
    private final LocalDate today;

    DependencyReport(List<Component> components, Snapshot known, List<Accepted> accepted, LocalDate today) {
        this.components = components;
        this.known = known;
        this.accepted = accepted;
        this.today = today;
    }

    /**
     * The advisories as they were known on a day.
     *
     * @param about how the file is read
     * @param source where they were looked up
     * @param refresh the command that looks them up again
     */
    record Snapshot(String about, LocalDate taken, String source, String refresh, List<Advisory> advisories) {
        static Snapshot read(Path file) throws IOException {
            return JSON.readValue(file.toFile(), Snapshot.class);
        }
    }

    static List<Accepted> accepted(Path file) throws IOException {
        return List.of(JSON.readValue(file.toFile(), Accepted[].class));
    }

    /** What has to be done before this may ship; empty if nothing. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (Component component : components) {
            for (Advisory advisory : of(component)) {
                if (accepted.stream().noneMatch(one -> one.id().equals(advisory.id()))) {
                    complaints.add(component.name() + " " + component.version() + " has " + advisory.id() + " ("
                            + advisory.severity() + "), "
                            + (advisory.fixed() == null ? "not fixed yet" : "fixed in " + advisory.fixed()) + ": "
                            + advisory.summary());
                }
            }
        }
        Set<String> ids = new HashSet<>();
        for (Accepted one : accepted) {
            if (one.reason() == null || one.reason().isBlank()) {
                complaints.add(one.id() + " is accepted without a reason");
            }
            if (one.lookAgain() == null || one.lookAgain().isBefore(today)) {
                complaints.add(one.id() + " was accepted until " + one.lookAgain() + ": decide again");
            }
            if (components.stream()
                    .noneMatch(component -> of(component).stream()
                            .anyMatch(advisory -> advisory.id().equals(one.id())))) {
                complaints.add(one.id() + " is accepted but affects nothing that ships: take it out");
            }
            if (!ids.add(one.id())) {
                complaints.add(one.id() + " is accepted twice");
            }
        }
        for (Advisory advisory : known.advisories()) {
            if (!SEVERITIES.contains(advisory.severity())
                    || advisory.summary().isBlank()
                    || advisory.summary().startsWith("TODO")
                    || advisory.affected().isEmpty()) {
                complaints.add(advisory.id() + " in the snapshot lacks a severity, a range or a sentence of ours");
            }
        }
        return complaints;
    }

    private List<Advisory> of(Component component) {
        return known.advisories().stream()
                .filter(advisory -> advisory.affects(component))
                .toList();
    }

    /** One line for the end of a build. */
    String summary() {
        long affected = components.stream().filter(one -> !of(one).isEmpty()).count();
        return components.size() + " components, " + known.advisories().size() + " advisories known on " + known.taken()
                + ", " + affected + " components affected, " + accepted.size() + " advisories accepted";
    }

    String markdown() {
        StringBuilder report = new StringBuilder("# What ships, and what is known against it\n\n");
        report.append(summary()).append(".\n\nSource: ").append(known.source()).append("\n\n");
        report.append("| component | version | advisories of this version | others known |\n|---|---|---|---|\n");
        for (Component component : components) {
            List<Advisory> of = of(component);
            long others = known.advisories().stream()
                            .filter(advisory -> advisory.component().equals(component.name()))
                            .count()
                    - of.size();
            report.append("| ")
                    .append(component.name())
                    .append(" | ")
                    .append(component.version())
                    .append(" | ")
                    .append(of.isEmpty() ? "none" : of.stream().map(this::line).collect(Collectors.joining("<br>")))
                    .append(" | ")
                    .append(others)
                    .append(" |\n");
        }
        return report.toString();
    }

    private String line(Advisory advisory) {
        return accepted.stream()
                .filter(one -> one.id().equals(advisory.id()))
                .findFirst()
                .map(one -> advisory.id() + ", accepted until " + one.lookAgain() + ": " + one.reason())
                .orElse("**" + advisory.id() + ", not accepted** (" + advisory.severity() + "): " + advisory.summary());
    }
}
