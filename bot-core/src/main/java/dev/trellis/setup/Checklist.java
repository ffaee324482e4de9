package dev.trellis.setup;

import dev.trellis.conversation.message.Button;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program needs before people come in, what of it is there, and what is best done next. Pure. */
record Checklist(Program program, List<Step> steps) {
    Checklist {
        steps = List.copyOf(steps);
    }

    /**
     * @param people how many take part
     * @param invited how many were asked to
     * @param ownLists whether admins have made the lists their own that people choose from
     * @param cohorts how many there are
     * @param ownCharter whether admins have made the charter their own
     */
    static Checklist of(Program program, int people, int invited, int cohorts, boolean ownCharter, boolean ownLists) {
        Button settings = button("setup.button.settings", true, "program.settings", program);
        return new Checklist(
                program,
                List.of(
                        new Step("purpose", program.aim().isPresent() ? State.DONE : State.MISSING, settings),
                        new Step("metrics", program.success().isPresent() ? State.DONE : State.MISSING, settings),
                        new Step("strategy", program.strategy() != null ? State.DONE : State.MISSING, settings),
                        new Step(
                                "charter",
                                ownCharter ? State.DONE : State.WORTH_A_LOOK,
                                button("setup.button.charter", false, "charter.read", program)),
                        new Step(
                                "skills",
                                ownLists ? State.DONE : State.WORTH_A_LOOK,
                                button("setup.button.skills", false, "intake.lists", program)),
                        new Step(
                                "cohort",
                                cohorts > 0 ? State.DONE : State.WORTH_A_LOOK,
                                button("setup.button.cohort", true, "cohort.new", program)),
                        new Step("holidays", program.holidays().isEmpty() ? State.WORTH_A_LOOK : State.DONE, settings),
                        // A channel is chosen where it is: there is nothing to tap here.
                        new Step("digest", program.digestChannelId() != null ? State.DONE : State.MISSING, null),
                        new Step(
                                "people",
                                people > 0 ? State.DONE : invited > 0 ? State.WORTH_A_LOOK : State.MISSING,
                                Button.opening(Text.of("setup.button.people"), Button.Action.of("enrolment.invite")))));
    }

    /** The first thing that is missing, else the first that is worth a look; empty if there is nothing left to do. */
    Optional<Step> next() {
        return first(State.MISSING).or(() -> first(State.WORTH_A_LOOK));
    }

    long missing() {
        return steps.stream().filter(step -> step.state() == State.MISSING).count();
    }

    /** One thing to set up. {@code setup.step.<key>} and its states in the bundles. */
    record Step(String key, State state, @Nullable Button button) {
        Text label() {
            return Text.of("setup.step." + key);
        }

        Text says() {
            return Text.of("setup.step." + key + "." + state.tag());
        }
    }

    /** How far a thing is. */
    enum State {
        DONE("done"),
        /** It works as it is, and may be better otherwise. */
        WORTH_A_LOOK("look"),
        MISSING("missing");

        private final String tag;

        State(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }

    private Optional<Step> first(State state) {
        return steps.stream().filter(step -> step.state() == state).findFirst();
    }

    private static Button button(String label, boolean opensForm, String action, Program program) {
        Button.Action what = Button.Action.of(action, "program", program.id());
        return opensForm ? Button.opening(Text.of(label), what) : Button.doing(Text.of(label), what);
    }
}
