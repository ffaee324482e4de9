package dev.trellis.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A5: cohorts with dates, programs that are always on, and a cohort as the template of the next. */
@Tag("database")
class CohortFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void known() {
        trellis.person("mara").says("help");
        trellis.person("noor").says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aProgramThatBeginsWithDatesBeginsWithACohort() {
        olivia.says("program create Peers").submits(Map.of("starts", "2026-11-01", "ends", "2027-04-30"));
        olivia.says("cohort list");

        assertThat(olivia.answer())
                .contains("First cohort: ", "November 1, 2026", "April 30, 2027", "running, no pairs");
    }

    @Test
    void withoutDatesItIsAlwaysOn() {
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor").says("cohort list");

        assertThat(olivia.answer()).contains("no cohorts", "this program is always on");
        assertThat(trellis.count("pair where cohort_id is null")).isEqualTo(1);
    }

    @Test
    void aPairBelongsToTheCohortThatRunsWhenItBegins() {
        olivia.says("program create Peers").submits(Map.of());
        cohort("Autumn", "2026-10-01", "2026-12-31");
        cohort("Spring", "2027-01-01", "2027-06-30");
        olivia.says("pair @mara @noor").says("cohort list");

        assertThat(olivia.answer()).contains("running, one pair", "has not started, no pairs");
        assertThat(trellis.text("c.name from pair p join cohort c on c.id = p.cohort_id"))
                .isEqualTo("Autumn");
    }

    @Test
    void whereTwoRunNobodyGuesses() {
        olivia.says("program create Peers").submits(Map.of());
        cohort("Autumn", "2026-10-01", "2026-12-31");
        cohort("Year", "2026-01-01", "2026-12-31");
        olivia.says("pair @mara @noor");

        assertThat(trellis.count("pair where cohort_id is null")).isEqualTo(1);
    }

    @Test
    void theNextOneIsAsLongAndFollowsRightAfter() {
        olivia.says("program create Peers").submits(Map.of());
        cohort("Autumn", "2026-10-01", "2026-12-31");
        olivia.says("cohort list").taps("Another like this").submits(Map.of());

        assertThat(olivia.answer()).contains("Saved: Autumn – next");
        assertThat(trellis.text("concat(starts_on, ' ', ends_on) from cohort order by id desc limit 1"))
                .isEqualTo("2027-01-01 2027-04-02");
    }

    @Test
    void datesAndNameCanBeChanged() {
        olivia.says("program create Peers").submits(Map.of());
        cohort("Autumn", "2026-10-01", "2026-12-31");
        olivia.says("cohort list").taps("Change").submits(Map.of("name", "Fall", "ends", "2027-01-31"));

        assertThat(trellis.text("concat(name, ' ', starts_on, ' ', ends_on) from cohort"))
                .isEqualTo("Fall 2026-10-01 2027-01-31");
        assertThat(trellis.count("audit_entry where act in ('cohort new', 'cohort change')"))
                .isEqualTo(2);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        olivia.says("program create Peers").submits(Map.of());
        cohort("Autumn", "2026-10-01", "2026-12-31");
        cohort("Autumn", "2027-10-01", "2027-12-31");
        assertThat(olivia.answer()).contains("name: This program has a cohort with this name already");
        olivia.submits(Map.of("name", "Winter", "ends", "2026-01-01"));
        assertThat(olivia.answer()).contains("ends: The last day has to be after the first");
        assertThat(trellis.count("cohort")).isEqualTo(1);
    }

    @Test
    void aCohortOfAnotherProgramOrOrganizationIsNotFound() {
        olivia.says("program create Peers").submits(Map.of("starts", "2026-11-01"));
        olivia.says("program create Others").submits(Map.of());
        olivia.asksFor(Button.Action.of("cohort.change", "program", 2, "cohort", 1));
        assertThat(olivia.answer()).contains("I can’t find that cohort");
        trellis.person("mara").asksFor(Button.Action.of("cohort.change", "program", 1, "cohort", 1));
        assertThat(trellis.person("mara").says("cohort list").answer()).contains("Only program admins");
    }

    private void cohort(String name, String starts, String ends) {
        olivia.says("cohort new").submits(Map.of("name", name, "starts", starts, "ends", ends));
    }
}
