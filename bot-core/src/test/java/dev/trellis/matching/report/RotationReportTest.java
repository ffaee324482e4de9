package dev.trellis.matching.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C6: who carries how much, with names for those who run programs only. */
@Tag("database")
class RotationReportTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona sam = trellis.person("sam");

    @BeforeEach
    void aProgram() {
        sam.says("help");
        olivia.says("program create Peers").submits(Map.of("capacity", "3"));
        olivia.says("role @sam sponsor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void adminsSeeWhoCarriesHowMuch() {
        people(3);
        pair(1, 2, "2026-10-01", null);
        pair(1, 3, "2025-12-01", "2026-03-01");
        pair(1, 3, "2024-01-01", "2024-06-01");
        trellis.database()
                .execute(
                        "insert into meeting (organization_id, pair_id, proposed_by, starts_at, minutes, state, created_at)"
                                + " select 1, min(id), mentor_id, '2026-11-02', 30, 'HELD', now(6) from pair group by mentor_id",
                        "insert into enrolment (organization_id, program_id, person_id, side, state, own_limit, since)"
                                + " select 1, 1, mentor_id, 'MENTOR', 'ENROLLED', 2, now(6) from pair limit 1");
        olivia.says("report rotation");

        assertThat(olivia.answer())
                .contains(
                        "fewer than 5 mentors",
                        "P1: 1 of 2 places taken, 2 mentees in twelve months, meetings a month: 0.3",
                        "Names are shown to program admins only");
    }

    @Test
    void aMentorWhoHasNobodyYetIsThereToo() {
        people(1);
        trellis.database()
                .execute("insert into enrolment (organization_id, program_id, person_id, side, state, since)"
                        + " select 1, 1, id, 'MENTOR', 'ENROLLED', now(6) from person where display_name = 'P1'");
        assertThat(olivia.says("report rotation").answer())
                .contains("P1: 0 of 3 places taken, no mentee in twelve months");
    }

    @Test
    void leadersSeeADistributionAndNoPerson() {
        people(60);
        for (int mentor = 1; mentor <= 30; mentor++) {
            pair(mentor, 30 + mentor, "2026-10-01", null);
            if (mentor <= 6) {
                pair(mentor, 60 - mentor, "2026-09-01", null);
            }
        }
        sam.says("report rotation");

        assertThat(sam.answer())
                .contains("Of 30 mentors", "24 had one mentee", "6 had 2 mentees", "33 % of all mentees")
                .doesNotContain("P1", "Names are shown");
    }

    @Test
    void withFewerThanFiveMentorsLeadersSeeNothing() {
        people(4);
        pair(1, 2, "2026-10-01", null);
        pair(3, 4, "2026-10-01", null);
        sam.says("report rotation");
        assertThat(sam.answer()).contains("fewer than 5 mentors").doesNotContain("P1", "places taken");
    }

    @Test
    void participantsAndOtherOrganizationsSeeNoReport() {
        assertThat(trellis.person("noor").says("report rotation").answer()).doesNotContain("who carries how much");
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        eve.sends(dev.trellis.conversation.message.Button.Action.of("report.show", "program", 1, "report", "rotation"));
        assertThat(eve.answer()).doesNotContain("who carries how much");
    }

    @Test
    void whereThereAreTwoProgramsOneIsChosen() {
        olivia.says("program create Others").submits(Map.of());
        olivia.says("report rotation").taps("Others");
        assertThat(olivia.answer()).contains("Others: who carries how much");
    }

    private void people(int count) {
        for (int i = 1; i <= count; i++) {
            trellis.database()
                    .execute("insert into person (organization_id, display_name, created_at) values (1, 'P" + i
                            + "', '2024-01-01')");
        }
    }

    private void pair(int mentor, int mentee, String from, String until) {
        trellis.database()
                .execute(
                        "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, ended_at, together)"
                                + " select 1, 1, a.id, b.id, "
                                + (until == null
                                        ? "'ACTIVE', '" + from + "', null, 1"
                                        : "'ENDED', '" + from + "', '" + until + "', null")
                                + " from person a, person b where a.display_name = 'P" + mentor
                                + "' and b.display_name = 'P" + mentee + "'");
    }
}
