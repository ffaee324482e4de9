package dev.trellis.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A6: variants per region, function or language, and what decided for whom. */
@Tag("database")
class VariantFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aProgram() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of("purpose", "To grow."));
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void peopleOfALanguageReadTheirOwnText() {
        noor.speaking("de", "Europe/Berlin").says("help");
        olivia.says("variant new").submits(Map.of("language", "de", "purpose", "Wachsen."));
        olivia.says("pair @mara @noor");

        assertThat(noor.message()).contains("Wachsen.").doesNotContain("To grow.");
        assertThat(mara.message()).contains("To grow.").doesNotContain("Wachsen.");
    }

    @Test
    void theRhythmOfARegionHoldsForThoseWhoWorkThereFromThenOn() {
        olivia.says("pair @mara @noor");
        olivia.says("variant new").submits(Map.of("region", "North", "cadence", "quarterly"));
        assertThat(trellis.text("next_due_at from cadence where kind = 'CHECK_IN'"))
                .startsWith("2026-11-23");
        noor.says("settings explain").taps("Where I work").submits(Map.of("region", "North"));

        assertThat(trellis.text("next_due_at from cadence where kind = 'CHECK_IN'"))
                .startsWith("2027-01-04");
        noor.says("settings explain");
        assertThat(noor.answer()).contains("Check-ins: once a quarter – set for North in Peers");
    }

    @Test
    void removingAVariantGivesBackWhatEverybodyHas() {
        olivia.says("pair @mara @noor");
        olivia.says("variant new").submits(Map.of("function", "Sales", "cadence", "quarterly"));
        olivia.says("variant person @noor").submits(Map.of("function", "Sales"));
        assertThat(trellis.text("next_due_at from cadence where kind = 'CHECK_IN'"))
                .startsWith("2027-01-04");
        olivia.says("variant list").taps("Remove").taps("Remove it");

        assertThat(olivia.answer()).contains("for Sales it is as for everybody else");
        assertThat(trellis.text("next_due_at from cadence where kind = 'CHECK_IN'"))
                .startsWith("2026-11-23");
    }

    @Test
    void onTheHolidaysOfTheirRegionPeopleAreNotAsked() {
        olivia.says("variant new").submits(Map.of("region", "North", "holidays", "2026-11-23, 2026-11-24"));
        olivia.says("variant person @noor").submits(Map.of("region", "North"));
        olivia.says("pair @mara @noor");
        olivia.says("pair @olivia @mara");
        trellis.passUntil("2026-11-24T18:00");
        assertThat(trellis.count("check_in c join person p on p.id = c.person_id where p.display_name = 'Noor'"))
                .isZero();
        assertThat(trellis.count("check_in c join person p on p.id = c.person_id where p.display_name = 'Mara'"))
                .isEqualTo(1);
        trellis.passUntil("2026-11-25T10:00");
        assertThat(trellis.count("check_in c join person p on p.id = c.person_id where p.display_name = 'Noor'"))
                .isEqualTo(1);
    }

    @Test
    void everybodySeesWhichLayerDecided() {
        olivia.says("variant new").submits(Map.of("language", "en", "purpose", "To arrive."));
        olivia.says("pair @mara @noor").says("cadence @mara @noor monthly");
        noor.says("settings explain");

        assertThat(noor.answer())
                .contains(
                        "With Mara in Peers",
                        "Check-ins: once a month – set for the two of you",
                        "Deep dives: once a month – set for everybody in Peers",
                        "Reviews: once a quarter – set for everybody in Peers",
                        "What it is for: To arrive. – set for English in Peers",
                        "Holidays: none – set for everybody in Peers",
                        "Working hours: 09:00–17:00 – the usual ones, until you choose others",
                        "Time zone: Europe/Berlin – because your profile doesn’t say");
        noor.taps("Change").submits(Map.of("from", "08:00", "zone", "Berlin"));
        noor.says("settings explain");
        assertThat(noor.answer()).contains("08:00–17:00 – you chose it", "Europe/Berlin – you chose it");
    }

    @Test
    void whatIsNotWordedIsTheTemplates() {
        olivia.says("program create").taps("Skills sprint").submits(Map.of("name", "Sprint"));
        olivia.says("pair @mara @noor")
                .submits(Map.of("program", Long.toString(trellis.number("id from program where name = 'Sprint'"))));
        noor.says("settings explain");

        assertThat(noor.answer()).contains("– from the template “Skills sprint”");
    }

    @Test
    void aVariantSaysForWhomAndWhatAndIsThereOnce() {
        olivia.says("variant new").submits(Map.of("cadence", "daily"));
        assertThat(olivia.answer()).contains("region: For whom?");
        olivia.submits(Map.of("region", "North", "cadence", ""));
        assertThat(olivia.answer()).contains("cadence: What is different?");
        olivia.submits(Map.of("region", "North", "cadence", "daily"));
        assertThat(olivia.answer()).contains("Saved: this is different for North in Peers");
        olivia.says("variant new").submits(Map.of("region", "NORTH", "cadence", "monthly"));
        assertThat(olivia.answer()).contains("region: There is a variant for these people already");
        assertThat(trellis.count("audit_entry where act = 'variant new'")).isEqualTo(1);
    }

    @Test
    void whereNothingDependsOnItNobodyIsAskedWhereTheyWork() {
        noor.says("settings explain").taps("Where I work");

        assertThat(noor.answer()).contains("Nothing depends on where somebody works yet");
    }

    @Test
    void nobodySaysWhereSomebodyElseWorks() {
        olivia.says("variant new").submits(Map.of("region", "North", "cadence", "daily"));
        mara.says("variant person @noor");
        assertThat(mara.answer()).contains("Only program admins can do that");
        mara.submits("variant.person", Map.of("person", "2"), Map.of("region", "North"));
        assertThat(mara.answer()).contains("Only program admins can do that");
        assertThat(trellis.count("workplace")).isZero();
        olivia.says("variant person @noor").submits(Map.of("region", "North"));
        assertThat(trellis.count("audit_entry where act = 'variant person' and whom_id is not null"))
                .isEqualTo(1);
    }

    @Test
    void anotherOrganizationRemovesAndReadsNothing() {
        olivia.says("variant new").submits(Map.of("region", "North", "cadence", "daily"));
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").says("help");
        trellis.database()
                .execute("insert into role_grant (organization_id, person_id, role, granted_at)"
                        + " select organization_id, id, 'ADMIN', now() from person where display_name = 'Eve'");
        Persona eve = trellis.person("W2", "eve").sends(Button.Action.of("variant.remove-yes", "variant", 1));
        assertThat(eve.answer()).contains("I can’t find that variant");
        eve.sends(Button.Action.of("variant.list", "program", 1));
        assertThat(eve.answer()).contains("I can’t find that program");
        assertThat(trellis.count("variant")).isEqualTo(1);
    }

    @Test
    void whoIsForgottenWorksNowhere() {
        olivia.says("variant new").submits(Map.of("region", "North", "cadence", "daily"));
        noor.says("settings explain").taps("Where I work").submits(Map.of("region", "North"));
        noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));

        assertThat(trellis.count("workplace")).isZero();
    }
}
