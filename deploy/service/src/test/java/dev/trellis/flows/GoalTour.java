package dev.trellis.flows;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The part of the tour in which a pair sets goals, is stuck, moves on, and takes its plan along. It needs the pair of {@link SetupTour}. */
final class GoalTour {
    private static final String TITLE = "Show our harvest report to the depot crew";

    private final CoreFixture trellis;
    private final Persona sami;
    private final Persona tara;

    private GoalTour(CoreFixture trellis) {
        this.trellis = trellis;
        sami = trellis.person("sami");
        tara = trellis.person("tara");
    }

    static void of(CoreFixture trellis) {
        GoalTour tour = new GoalTour(trellis);
        tour.goals();
        tour.milestones();
        tour.suggestions();
        tour.plan();
        tour.endings();
        tour.claims();
    }

    /** Until a goal is under way, with one milestone that hangs. */
    static void half(CoreFixture trellis) {
        GoalTour tour = new GoalTour(trellis);
        tour.goals();
        tour.tara.says("goal").taps(TITLE).taps("Stuck").taps("Talk about it with my mentor");
        tour.tara.says("plan").taps("Get it as a file");
    }

    private void goals() {
        tara.says("goal").taps("New goal").taps("Lead a small project from the first talk to the last review");
        tara.submits(Map.of("due", "2020-01-01"))
                .submits(Map.of("milestones", "Weigh the crates 2020-01-01"))
                .submits(Map.of("milestones", "crate\n".repeat(13)))
                .submits(Map.of("milestones", "crate".repeat(50)))
                .submits(Map.of("due", "2099-01-01"));
        tara.submits(Map.of("title", "Crates", "measure", "", "due", "", "milestones", ""));
        tara.taps("Improve it")
                .submits(Map.of(
                        "title",
                        TITLE,
                        "measure",
                        "Two of the depot crew ask me for the next one",
                        "due",
                        day(70),
                        "notes",
                        "Their foreman makes me shy"));
        tara.says("goal")
                .taps(TITLE)
                .taps("Add a milestone")
                .submits(Map.of("title", "Weigh the crates", "due", "2020-01-01"));
        tara.submits(Map.of("title", "Weigh the crates", "due", day(7)));
        tara.taps("Add a milestone").submits(Map.of("title", "Count the pallets"));
        tara.says("goal new")
                .taps("In my own words")
                .submits(Map.of("title", "Crates and pallets", "seen-by", "me", "due", day(700)));
        tara.taps("Keep it").taps("Share with Sami").taps("Keep it to myself");
        sami.says("goal @tara").taps(TITLE).says("goal @sami").says("goal @olivia");
        sami.says("goal new")
                .taps("In my own words")
                .submits(Map.of("title", "Hold my tongue until Tara has finished", "due", day(30)));
        sami.says("status").taps("Goals of Tara");
        tara.says("status").opensHome();
    }

    private void milestones() {
        tara.says("goal")
                .taps(TITLE)
                .taps("Started")
                .taps("Change answer")
                .taps("Half-way")
                .taps("Add what shows it");
        tara.submits(
                Map.of("evidence", "Forty crates stand on the list", "applied", "I weighed them on Tuesday’s shift"));
        tara.taps("Change my words").submits(Map.of()).taps("To the goal").taps("Weigh the crates");
        tara.taps("Change the milestone").submits(Map.of("due", "2020-01-01")).submits(Map.of());
        tara.says("goal").taps(TITLE).taps("Stuck").taps("Move the date").taps("Another date");
        tara.submits(Map.of("due", day(9))).taps("Take it back");
        tara.says("goal").taps(TITLE).taps("Stuck").taps("Split it").submits(Map.of("parts", "crate"));
        tara.submits(Map.of("parts", "Weigh the first crates " + day(7) + "\nWeigh the last crates " + day(8)));
        tara.says("goal").taps(TITLE).taps("Stuck").taps("Talk about it with my mentor");
        sami.says("goal").taps("Hold my tongue until Tara has finished").taps("Add a milestone");
        sami.submits(Map.of("title", "Bite my lip twice", "due", day(20)))
                .taps("Stuck")
                .taps("Talk about it with Tara");
        tara.says("meet").submits(Map.of("day", day(4), "time", "15:00", "topic", "Crates"));
        sami.taps("Accept");
        trellis.pass(Duration.ofDays(4));
        tara.says("goal").taps(TITLE).taps("Count the pallets").taps("Done");
        trellis.pass(Duration.ofHours(1));
        sami.says("goal @tara").taps(TITLE).taps("Count the pallets").taps("Cheer");
        sami.says("goal @tara").taps(TITLE).taps("Count the pallets");
    }

    private void suggestions() {
        tara.says("goal").taps(TITLE).taps("Add a milestone").submits(Map.of("title", "Print the list", "due", day(9)));
        tara.taps("Add a milestone").submits(Map.of("title", "Pin up the list", "due", day(9)));
        trellis.pass(Duration.ofDays(14));
        tara.says("goal")
                .taps(TITLE)
                .taps("Weigh the last crates")
                .taps("Drop it")
                .taps("Take it back");
    }

    private void plan() {
        tara.says("progress").says("plan").taps("Get it as a file").saysIn("mentoring", "plan");
        tara.says("plan").taps("For my performance review").submits(Map.of());
        trellis.person("zoe").says("plan").says("progress").says("goal new");
    }

    private void endings() {
        tara.says("goal")
                .taps("Crates and pallets")
                .taps("Drop the goal")
                .taps("Go on with it")
                .taps("Goal reached");
        tara.says("goal").taps("One that is over").taps("Crates and pallets");
        tara.says("plan");
    }

    /** What buttons of yesterday name is not there any more, or never was the actor's. */
    private void claims() {
        sami.sends(Button.Action.of("goal.reached", "goal", 1))
                .sends(Button.Action.of("goal.of-partner", "pair", 0))
                .sends(Button.Action.of("milestone.step", "milestone", 1, "step", "done"))
                .sends(Button.Action.of("milestone.undo", "milestone", 1, "said", 1))
                .asksFor(Button.Action.of("goal.change", "goal", 0))
                .asksFor(Button.Action.of("milestone.split", "milestone", 0));
        long dropped = trellis.number("max(id) from milestone");
        tara.sends(Button.Action.of("milestone.drop", "milestone", dropped))
                .sends(Button.Action.of("milestone.drop", "milestone", dropped))
                .sends(Button.Action.of("milestone.again", "milestone", dropped, "said", 0));
        trellis.settle();
    }

    /** A day from now on, whatever day it is when the tour comes here. */
    private String day(int later) {
        LocalDate today =
                trellis.clock().instant().atZone(ZoneId.of(CoreFixture.HOUSE)).toLocalDate();
        return today.plusDays(later).toString();
    }
}
