package dev.trellis.goal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.form.Field;
import dev.trellis.goal.PlanKeys;
import dev.trellis.goal.plan.PlanDocument.Block;
import dev.trellis.privacy.Download;
import dev.trellis.privacy.Downloads;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D7: one's own plan, to read and to take along; for a review without what is private. */
@Tag("database")
class PlanTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void goals() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
        olivia.says("pair @mara @noor");
        set("Present our numbers to the sales team", "1");
        noor.taps("Stuck");
        set("Find another job in a year", "me");
        trellis.passUntil("2026-11-24T09:00");
        noor.taps("4 · quite");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void itHoldsEverythingThatOneHas() {
        noor.says("plan");
        assertThat(noor.answer())
                .contains("Development plan of Noor", "As of November 24, 2026", "Under way")
                .contains("Present our numbers to the sales team", "Find another job in a year")
                .contains("Secret of Present", "stuck", "How you see yourself", "4");
    }

    @Test
    void itIsTakenOnceAndWithinAnHour() {
        PlanExport export = trellis.bean(PlanExport.class);
        noor.says("plan").taps("Get it as a file");
        String key = PlanKeys.of(noor);
        Download.Files files = export.take(key).orElseThrow();
        assertThat(PlanKeys.text(files, "plan.md"))
                .startsWith("# Development plan of Noor\n\nAs of November 24, 2026\n\n## Under way\n\n### ")
                .contains("- **Until:** January 29, 2027\n")
                .contains("- Draft the slides · until December 4, 2026 · stuck\n")
                .contains("Secret of Find");
        assertThat(export.take(key)).isEmpty();
        noor.says("plan").taps("Get it as a file");
        String late = PlanKeys.of(noor);
        trellis.clock().advance(PlanExport.VALID.plusSeconds(1));
        assertThat(export.take(late)).isEmpty();
        assertThat(trellis.bean(Downloads.class).kindOf(late)).isEmpty();
    }

    @Test
    void aKeyOfTheCopyOpensNoPlan() {
        noor.says("privacy").taps("Get a copy");
        assertThat(trellis.bean(PlanExport.class).take(PlanKeys.of(noor))).isEmpty();
    }

    @Test
    void theOneForAReviewLeavesOutWhatIsPrivate() {
        noor.says("plan").taps("For my performance review");
        Field.Several goals = (Field.Several) noor.form().fields().getFirst();
        assertThat(goals.options()).hasSize(2);
        assertThat(goals.initial())
                .as("what only she sees is not chosen at first")
                .containsExactly("1");
        noor.submits(Map.of());
        String markdown = PlanKeys.text(
                trellis.bean(PlanExport.class).take(PlanKeys.of(noor)).orElseThrow(), "plan.md");
        assertThat(markdown)
                .contains("Present our numbers", "Draft the slides · until December 4, 2026 · started")
                .doesNotContain("Secret", "stuck", "another job", "How you see yourself");
    }

    @Test
    void nobodyChoosesGoalsOfOthersForTheirReview() {
        mara.submits("plan.review", Map.of(), Map.of("goals", "1"));
        assertThat(trellis.count("data_export")).isZero();
        mara.says("goal new").taps("In my own words").submits(Map.of("title", "Listen longer to Noor every week"));
        mara.says("plan").taps("For my performance review").submits(Map.of("goals", "1"));
        assertThat(mara.answer()).startsWith("goals: ");
    }

    @Test
    void inAChannelNoPageIsOffered() {
        noor.saysIn("mentoring", "plan");
        assertThat(trellis.count("data_export")).isZero();
    }

    @Test
    void withoutGoalsThereIsAWayToTheFirst() {
        mara.says("plan");
        assertThat(mara.answer())
                .contains("There is no goal in it yet.", "New goal")
                .doesNotContain("Get it as a file");
    }

    @Test
    void whatPeopleWroteIsNoMarkup() {
        PlanDocument plan = new PlanDocument(
                "T",
                "en",
                List.of(
                        new Block.Heading(1, "# *Me*\n<b>"),
                        new Block.Item("- [x](http://a.example)\n1. one"),
                        new Block.Remark("Shows", "1. two\n> three")));
        assertThat(PlanMarkdown.of(plan))
                .isEqualTo(
                        "# \\# \\*Me\\* \\<b\\>\n\n- \\- \\[x\\](http://a.example)  \n  1\\. one\n  - *Shows* 1\\. two  \n    \\> three\n");
    }

    private void set(String title, String seenBy) {
        noor.says("goal new")
                .taps("In my own words")
                .submits(Map.of(
                        "title",
                        title,
                        "due",
                        "2027-01-29",
                        "milestones",
                        "Draft the slides 2026-12-04",
                        "seen-by",
                        seenBy,
                        "notes",
                        "Secret of " + title.substring(0, title.indexOf(' '))));
    }
}
