package dev.trellis.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.dependencies.DependencyReport.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing ships with a known vulnerability that is neither fixed nor accepted with a reason; and the check can fail. */
class DependencyReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Component LIBRARY = new Component("org.example:library", "2.4.1", Path.of("library.jar"));

    @Test
    void nothingShipsWithAKnownVulnerabilityThatNobodyAccepted() throws IOException {
        DependencyReport report = new DependencyReport(
                Component.thatShip(),
                Snapshot.read(Path.of("src/security/advisories.json")),
                DependencyReport.accepted(Path.of("src/security/accepted.json")),
                LocalDate.now(ZoneOffset.UTC));
        Files.writeString(Path.of("target/dependency-report.md"), report.markdown());
        Files.writeString(Path.of("target/dependency-report-summary.txt"), report.summary() + "\n");

        assertThat(report.complaints()).as("see target/dependency-report.md").isEmpty();
    }

    @Test
    void aPlantedAdvisoryIsComplainedOf() throws IOException {
        Component shipped = Component.thatShip().getFirst();
        Advisory planted = new Advisory(
                "GHSA-plan-ted0-0000",
                null,
                shipped.name(),
                List.of(new Advisory.Range(null, null)),
                null,
                "high",
                "A hole that was planted.");

        assertThat(report(List.of(shipped), planted).complaints())
                .singleElement()
                .asString()
                .contains(shipped.name(), shipped.version(), "GHSA-plan-ted0-0000", "not fixed yet");
    }

    /** The very versions that were raised because of them. */
    @ParameterizedTest
    @CsvSource({
        "io.netty:netty-codec-http, 4.2.16.Final, CVE-2026-89044",
        "io.netty:netty-handler, 4.2.16.Final, GHSA-p85m-gvr3-788c",
        "com.fasterxml.jackson.core:jackson-databind, 2.21.5, GHSA-q4xh-88c3-wmh7"
    })
    void theSnapshotTellsWhyAVersionWasRaised(String name, String version, String id) throws IOException {
        Component before = new Component(name, version, Path.of("before.jar"));
        DependencyReport report = new DependencyReport(
                List.of(before), Snapshot.read(Path.of("src/security/advisories.json")), List.of(), TODAY);

        assertThat(report.complaints()).anyMatch(complaint -> complaint.contains(id));
    }

    @Test
    void anAcceptedOneNeedsAReasonAndADayAndHasToBeThere() {
        Advisory advisory = advisory("2.0", "2.4.2");
        LocalDate later = TODAY.plusMonths(3);

        assertThat(complaints(advisory, new Accepted("GHSA-1", "never called here", later)))
                .isEmpty();
        assertThat(complaints(advisory, new Accepted("GHSA-1", " ", later)))
                .singleElement()
                .asString()
                .contains("reason");
        assertThat(complaints(advisory, new Accepted("GHSA-1", "never called here", TODAY.minusDays(1))))
                .singleElement()
                .asString()
                .contains("decide again");
        assertThat(complaints(advisory, new Accepted("GHSA-1", "never called here", null)))
                .singleElement()
                .asString()
                .contains("decide again");
        assertThat(complaints(advisory("2.0", "2.4.1"), new Accepted("GHSA-1", "never called here", later)))
                .singleElement()
                .asString()
                .contains("affects nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "2.4.1, 2.4.0, 2.4.2, true",
        "2.4.1, 2.4.1, 2.4.2, true",
        "2.4.1, 2.0, 2.4.1, false",
        "2.4.1, 2.4.2, , false",
        "2.10, 2.9, , true",
        "4.2.20.Final, 4.2.0.Final, 4.2.18.Final, false",
        "4.2.9.Final, 4.2.0.Final, 4.2.18.Final, true",
        "3.0.0-rc1, , 3.0.0, true",
        "4.2.20.Final, 4.2.0.Final, 4.2.20.Final-zzz, true",
        "4.2.21.Final, 4.2.0.Final, 4.2.20.Final-zzz, false",
        "1.0.1, , 1.0-zzz, false",
        "1.0, , , true"
    })
    void versionsAreOrderedAsMavenDoes(
            String version, @Nullable String from, @Nullable String before, boolean affected) {
        assertThat(new Advisory.Range(from, before).holds(version)).isEqualTo(affected);
    }

    @Test
    void whatIsListedIsReadWithAndWithoutAClassifierOrAModule() {
        assertThat(Component.read(
                        "io.netty:netty-buffer:jar:4.2.20.Final:compile:/m/netty-buffer.jar -- module io.netty.buffer"))
                .contains(new Component("io.netty:netty-buffer", "4.2.20.Final", Path.of("/m/netty-buffer.jar")));
        assertThat(Component.read("org.example:native:jar:linux-x86_64:1.0:runtime:/m/native.jar"))
                .contains(new Component("org.example:native", "1.0", Path.of("/m/native.jar")));
        assertThat(Component.read("The following files have been resolved:")).isEmpty();
    }

    private static List<String> complaints(Advisory advisory, Accepted accepted) {
        return new DependencyReport(List.of(LIBRARY), snapshot(advisory), List.of(accepted), TODAY).complaints();
    }

    private static DependencyReport report(List<Component> components, Advisory advisory) {
        return new DependencyReport(components, snapshot(advisory), List.of(), TODAY);
    }

    private static Snapshot snapshot(Advisory advisory) {
        return new Snapshot("for a test", TODAY, "invented", "none", List.of(advisory));
    }

    private static Advisory advisory(String from, String before) {
        return new Advisory(
                "GHSA-1", null, LIBRARY.name(), List.of(new Advisory.Range(from, before)), before, "high", "A hole.");
    }
}
