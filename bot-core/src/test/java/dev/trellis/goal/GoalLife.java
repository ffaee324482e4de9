package dev.trellis.goal;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.HashMap;
import java.util.Map;

/** A pair with a program, and the ways of its two to goals. Mara is the mentor, Noor the mentee. */
final class GoalLife implements AutoCloseable {
    static final String TITLE = "Present our numbers to the sales team";
    static final String NOTES = "I am afraid of the questions";

    final CoreFixture trellis = new CoreFixture();
    final Persona olivia = trellis.person("olivia");
    final Persona mara = trellis.person("mara");
    final Persona noor = trellis.person("noor");

    GoalLife() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
        olivia.says("pair @mara @noor");
    }

    /** Noor's goal, shared with Mara as by default, with two milestones. */
    GoalLife withAGoal() {
        setGoal(noor, Map.of());
        return this;
    }

    void setGoal(Persona owner, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "title", TITLE,
                "measure", "Two colleagues could follow",
                "due", "2027-01-29",
                "milestones", "Draft the slides 2026-12-04\nRehearse them 2027-01-15",
                "competencies", "@presenting",
                "outcomes", "visibility",
                "notes", NOTES));
        values.putAll(more);
        owner.says("goal new").taps("In my own words").submits(values);
    }

    long newest(String table) {
        return trellis.number("max(id) from " + table);
    }

    static Button.Action action(String name, String argument, long id) {
        return Button.Action.of(name, argument, id);
    }

    @Override
    public void close() {
        trellis.close();
    }
}
