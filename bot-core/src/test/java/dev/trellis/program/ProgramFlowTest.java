package dev.trellis.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A1, A4, A5: a program is begun from a template, changed later, and is itself the template of the next. */
@Tag("database")
class ProgramFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void known() {
        olivia.says("help");
        mara.says("help");
        noor.says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void fiveTemplatesAreOfferedWithWhomTheyAreFor() {
        olivia.says("program create");

        assertThat(olivia.answer())
                .contains(
                        "Peer onboarding: New colleagues",
                        "Leadership development: People who are to lead",
                        "New managers:",
                        "Reverse mentoring:",
                        "Skills sprint:");
    }

    @Test
    void aNameIsEnoughAndEverythingElseIsAsTheTemplateHasIt() {
        olivia.says("program create").taps("Reverse mentoring").submits(Map.of("name", "Ears"));

        assertThat(olivia.answer()).contains("The program Ears is ready");
        assertThat(trellis.text("concat(check_in_cadence, ' ', capacity, ' ', template) from program"))
                .isEqualTo("fortnightly 1 reverse-mentoring");
        assertThat(trellis.count("program where purpose = '' and metrics is null"))
                .as("its texts stay the template's, in every language")
                .isEqualTo(1);
    }

    @Test
    void everybodyReadsTheTemplatesTextsInTheirOwnLanguage() {
        olivia.says("program create").taps("Skills sprint").submits(Map.of("name", "Sprint"));
        noor.speaking("de", "Europe/Berlin").says("help");
        olivia.says("pair @mara @noor");

        assertThat(mara.message()).contains("In a few weeks one gets noticeably better", "How we know it does well");
        assertThat(noor.message()).contains("In ein paar Wochen wird man in einer Sache spürbar besser");
    }

    @Test
    void purposeMetricsAndStrategyAreShownInEveryWelcome() {
        olivia.says("program create Peers")
                .submits(Map.of(
                        "purpose", "To grow.",
                        "metrics", "People stay.",
                        "strategy", "One company."));
        olivia.says("pair @mara @noor");

        assertThat(mara.message()).contains("“To grow.”", "People stay.", "One company.");
        assertThat(noor.message()).contains("“To grow.”", "People stay.", "One company.");
    }

    @Test
    void aStrategyThatIsAPageIsOpenedByAButton() {
        olivia.says("program create Peers").submits(Map.of("strategy", "https://intranet.example/plan"));
        olivia.says("pair @mara @noor");

        assertThat(noor.message()).contains("[Our strategy]").doesNotContain("intranet.example");
        olivia.says("program create Others").submits(Map.of("strategy", "javascript://alert(1)"));
        assertThat(olivia.answer()).contains("strategy: An address starts with https://");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsKept() {
        olivia.says("program create Peers").submits(Map.of("ends", "2027-01-01"));
        assertThat(olivia.answer()).contains("ends: The end needs a start before it.");
        olivia.submits(Map.of("starts", "2027-01-02", "ends", "2027-01-01"));
        assertThat(olivia.answer()).contains("ends: ");
        assertThat(trellis.count("program")).isZero();
    }

    @Test
    void everythingCanBeChangedLater() {
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("program settings");
        olivia.submits(Map.of(
                "name", "Companions",
                "purpose", "To arrive.",
                "capacity", "5",
                "messages", "2",
                "holidays", "2026-12-25\n2026-12-26",
                "digest-day", "FRIDAY",
                "digest-at", "15:30"));

        assertThat(olivia.answer()).contains("Companions is set up like this");
        assertThat(
                        trellis.text(
                                "concat_ws(' ', name, purpose, capacity, weekly_messages, holidays, digest_day, digest_at) from program"))
                .isEqualTo("Companions To arrive. 5 2 2026-12-25,2026-12-26 FRIDAY 930");
        assertThat(trellis.count("audit_entry where act = 'program settings' and outcome = 'DONE'"))
                .isEqualTo(1);
    }

    @Test
    void openingAndSavingTheSettingsChangesNothing() {
        olivia.says("program create").taps("New managers").submits(Map.of("name", "Lead"));
        String before = trellis.text("concat_ws('|', name, purpose, metrics, strategy, capacity, check_in_cadence,"
                + " weekly_messages, deep_dive_cadence, review_cadence, holidays, digest_day, digest_at) from program");
        olivia.says("program settings").submits(Map.of());

        assertThat(
                        trellis.text(
                                "concat_ws('|', name, purpose, metrics, strategy, capacity, check_in_cadence,"
                                        + " weekly_messages, deep_dive_cadence, review_cadence, holidays, digest_day, digest_at) from program"))
                .isEqualTo(before);
        assertThat(trellis.count("program where metrics is null")).isEqualTo(1);
    }

    @Test
    void aNewRhythmHoldsAtOnceForPairsWithoutOneOfTheirOwn() {
        olivia.says("program create Peers").submits(Map.of("cadence", "quarterly"));
        olivia.says("pair @mara @noor").says("pair @olivia @mara");
        olivia.says("cadence @olivia @mara monthly");
        olivia.says("program settings").submits(Map.of("cadence", "own", "rule", "FREQ=WEEKLY;BYDAY=TU"));

        // Tuesday at nine in Berlin; the other pair has its own first Monday of the month.
        assertThat(trellis.text("next_due_at from cadence where kind = 'CHECK_IN' and rule is null"))
                .startsWith("2026-11-24 08:00");
        assertThat(trellis.text("next_due_at from cadence where rule = 'monthly'"))
                .startsWith("2026-12-07 08:00");
    }

    @Test
    void aRuleThatNobodyCanReadIsNoRhythm() {
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("program settings").submits(Map.of("cadence", "own", "rule", "now and then"));
        assertThat(olivia.answer()).contains("rule: I can’t read this rule");
        olivia.submits(Map.of("cadence", "weekly", "holidays", "Christmas"));
        assertThat(olivia.answer()).contains("holidays: “Christmas” is no day");
    }

    @Test
    void onAHolidayNobodyIsAskedButOnTheMorningAfter() {
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("program settings").submits(Map.of("holidays", "2026-11-23"));
        olivia.says("pair @mara @noor");
        // The budget of one a day is not what is tested here.
        trellis.passUntil("2026-11-23T18:00");
        assertThat(trellis.count("check_in")).isZero();
        trellis.passUntil("2026-11-24T09:00");
        assertThat(trellis.count("check_in")).isEqualTo(1);
        assertThat(noor.message()).contains("A quick check-in");
    }

    @Test
    void anAdminIsToldWhenAMentorHasMoreThanIsPlanned() {
        olivia.says("program create").taps("Reverse mentoring").submits(Map.of("name", "Ears"));
        olivia.says("pair @mara @noor");
        assertThat(olivia.answer()).doesNotContain("more than");
        olivia.says("pair @mara @olivia");
        assertThat(olivia.answer()).contains("Mara has 2 mentees in Ears now, more than the 1");
    }

    @Test
    void aDuplicateIsSetUpAlikeAndHasNobodyInIt() {
        olivia.says("program create").taps("Leadership development");
        olivia.submits(Map.of("name", "Rising", "strategy", "Grow.", "starts", "2026-12-01"));
        olivia.says("charter").taps("Change it").submits(Map.of("time", "An hour a week."));
        olivia.says("variant new").submits(Map.of("language", "de", "cadence", "monthly"));
        olivia.says("program settings").submits(Map.of("messages", "1", "deep-dive", "off", "review", "monthly"));
        olivia.saysIn("mentoring", "digest here").says("pair @mara @noor");
        olivia.says("program duplicate Rising").submits(Map.of("name", "Rising South"));

        String same =
                "select concat_ws(' ', template, strategy, capacity, check_in_cadence, weekly_messages, deep_dive_cadence, review_cadence) as s from program";
        assertThat(trellis.number("count(distinct s) from (" + same + ") x")).isEqualTo(1);
        olivia.says("charter Rising South");
        assertThat(olivia.answer()).contains("Version 1", "An hour a week.");
        assertThat(trellis.count("variant")).isEqualTo(2);
        assertThat(trellis.count("program where digest_channel_id is not null")).isEqualTo(1);
        assertThat(trellis.count("cohort")).as("cohorts belong to the first").isEqualTo(1);
        assertThat(trellis.count("pair where program_id = (select max(id) from program)"))
                .isZero();
        assertThat(trellis.count("audit_entry where act = 'program duplicate'")).isEqualTo(1);
    }

    @Test
    void ofSeveralProgramsOneIsNamedOrTapped() {
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("program create Others").submits(Map.of());
        olivia.says("program settings");
        assertThat(olivia.answer()).contains("Which program?", "[Peers]", "[Others]");
        olivia.taps("Others").submits(Map.of("name", "The others"));
        assertThat(olivia.answer()).contains("The others is set up");
        olivia.says("program settings Nowhere");
        assertThat(olivia.answer()).contains("no program called “Nowhere”");
        olivia.says("program settings the OTHERS").submits(Map.of("name", "Peers"));
        assertThat(olivia.answer()).contains("name: There is a program with this name already");
    }

    @Test
    void whoRunsNoProgramsSetsUpNone() {
        olivia.says("program create Peers").submits(Map.of());
        for (String command :
                new String[] {"program create X", "program settings", "program duplicate", "program checklist"}) {
            mara.says(command);
            assertThat(mara.answer()).as(command).contains("Only program admins can do that");
        }
        mara.asksFor(Button.Action.of("program.settings", "program", 1));
        assertThat(mara.answer()).contains("Only program admins can do that");
        assertThat(trellis.count("program")).isEqualTo(1);
    }

    @Test
    void anAdminOfAnotherOrganizationReachesNothingOfIt() {
        olivia.says("program create Peers").submits(Map.of());
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").says("help");
        trellis.database()
                .execute("insert into role_grant (organization_id, person_id, role, granted_at)"
                        + " select organization_id, id, 'ADMIN', now() from person where display_name = 'Eve'");
        Persona eve = trellis.person("W2", "eve").says("program settings");
        assertThat(eve.answer()).contains("There is no program yet");
        eve.asksFor(Button.Action.of("program.settings", "program", 1));
        assertThat(eve.answer()).contains("I can’t find that program");
        eve.submits("program.duplicate", Map.of("program", "1"), Map.of("name", "Stolen"));
        assertThat(eve.answer()).contains("I can’t find that program");
        assertThat(trellis.count("program")).isEqualTo(1);
    }
}
