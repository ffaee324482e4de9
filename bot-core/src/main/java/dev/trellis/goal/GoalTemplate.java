package dev.trellis.goal;

import dev.trellis.enrolment.Side;
import dev.trellis.program.Template;
import dev.trellis.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a goal may be begun from (D4): a wording, milestones, and what it is about, in words of every language. All of it can be changed. */
public enum GoalTemplate {
    FIND_MY_WAY(12, "collaboration", Outcome.TEAM, Template.PEER_ONBOARDING),
    KNOW_PEOPLE(8, "collaboration", Outcome.NETWORK, Template.PEER_ONBOARDING, Template.REVERSE_MENTORING),
    FIRST_PIECE(6, "craft", Outcome.QUALITY, Template.PEER_ONBOARDING, Template.SKILLS_SPRINT),
    LEAD_A_PROJECT(16, "leading", Outcome.MORE_RESPONSIBILITY, Template.LEADERSHIP),
    SPEAK_UP(8, "presenting", Outcome.VISIBILITY, Template.LEADERSHIP, Template.PEER_ONBOARDING),
    HAND_OVER(10, "leading", Outcome.TEAM, Template.LEADERSHIP, Template.NEW_MANAGER),
    ONE_TO_ONES(8, "listening", Outcome.TEAM, Template.NEW_MANAGER),
    GIVE_FEEDBACK(8, "feedback", Outcome.TEAM, Template.NEW_MANAGER, Template.LEADERSHIP),
    PRACTISE_A_SKILL(6, "craft", Outcome.QUALITY, Template.SKILLS_SPRINT),
    TEACH_IT(6, "presenting", Outcome.KNOWLEDGE, Template.SKILLS_SPRINT, Template.REVERSE_MENTORING),
    OTHER_VIEWS(8, "listening", Outcome.CUSTOMERS, Template.REVERSE_MENTORING),
    LISTEN_MORE(8, "listening", Outcome.TEAM, Side.MENTOR),
    OPEN_DOORS(12, "collaboration", Outcome.NETWORK, Side.MENTOR),
    PASS_IT_ON(12, "feedback", Outcome.KNOWLEDGE, Side.MENTOR);

    private final int weeks;
    private final String competency;
    private final Outcome outcome;
    private final Side side;
    private final Set<Template> programs;

    GoalTemplate(int weeks, String competency, Outcome outcome, Template... programs) {
        this(weeks, competency, outcome, Side.MENTEE, Set.of(programs));
    }

    GoalTemplate(int weeks, String competency, Outcome outcome, Side side) {
        this(weeks, competency, outcome, side, Set.of());
    }

    GoalTemplate(int weeks, String competency, Outcome outcome, Side side, Set<Template> programs) {
        this.weeks = weeks;
        this.competency = competency;
        this.outcome = outcome;
        this.side = side;
        this.programs = programs;
    }

    /** Those for this side of a program that was begun so; where it is not known, those of all programs. */
    static List<GoalTemplate> offered(Side side, Optional<Template> program) {
        return Arrays.stream(values())
                .filter(template -> template.side == side)
                .filter(template -> side == Side.MENTOR
                        || program.map(template.programs::contains).orElse(true))
                .limit(6)
                .toList();
    }

    static Optional<GoalTemplate> of(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(template -> template.tag().equals(tag))
                .findFirst();
    }

    /** As claims and message bundles name it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long it takes, as a suggestion. */
    int weeks() {
        return weeks;
    }

    /** What it is about, as {@link Competencies} name it. */
    String competency() {
        return Competencies.OWN + competency;
    }

    Outcome outcome() {
        return outcome;
    }

    Side side() {
        return side;
    }

    Text title() {
        return say("title");
    }

    Text measure() {
        return say("measure");
    }

    /** One a line. */
    Text milestones() {
        return say("milestones");
    }

    private Text say(String what) {
        return Text.of("goaltemplate." + tag() + "." + what);
    }
}
