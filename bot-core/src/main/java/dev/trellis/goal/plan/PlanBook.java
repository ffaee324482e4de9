package dev.trellis.goal.plan;

import dev.trellis.checkin.CheckInHistory;
import dev.trellis.checkin.Trend;
import dev.trellis.goal.Goal;
import dev.trellis.goal.GoalBook;
import dev.trellis.goal.GoalView;
import dev.trellis.goal.Milestone;
import dev.trellis.goal.Progress;
import dev.trellis.goal.plan.PlanDocument.Block;
import dev.trellis.person.Person;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes somebody's development plan (D7): all of it for themselves; or for a review, with the goals that they chose, and without what is
 * nobody else's business: private notes, how they rate themselves, what was dropped, and where they were stuck.
 */
@Singleton
class PlanBook {
    private final GoalBook goals;
    private final CheckInHistory checkIns;
    private final Clock clock;

    PlanBook(GoalBook goals, CheckInHistory checkIns, Clock clock) {
        this.goals = goals;
        this.checkIns = checkIns;
        this.clock = clock;
    }

    @Transactional
    public PlanDocument whole(Person person, Instant now) {
        Writing writing = new Writing(person.voice(clock.getZone()), false);
        List<GoalView> all = goals.own(person);
        writing.begin(person, now);
        writing.goals("plan.under-way", all, view -> view.goal().state() == Goal.State.OPEN);
        writing.goals("plan.reached", all, view -> view.goal().state() == Goal.State.REACHED);
        writing.goals("plan.dropped", all, view -> view.goal().state() == Goal.State.DROPPED);
        writing.trends(checkIns.trends(person.organizationId(), person.id()));
        return writing.document(person);
    }

    @Transactional
    public PlanDocument forReview(Person person, Set<Long> chosen, Instant now) {
        Writing writing = new Writing(person.voice(clock.getZone()), true);
        List<GoalView> all = goals.own(person).stream()
                .filter(view -> chosen.contains(view.goal().id()))
                .toList();
        writing.begin(person, now);
        writing.goals("plan.under-way", all, view -> view.goal().state() == Goal.State.OPEN);
        writing.goals("plan.reached", all, view -> view.goal().state() == Goal.State.REACHED);
        return writing.document(person);
    }

    /** The goals that somebody may choose for a review. */
    @Transactional
    public List<GoalView> choosable(Person person) {
        return goals.own(person).stream()
                .filter(view -> view.goal().state() != Goal.State.DROPPED)
                .toList();
    }

    /** A plan on its way. */
    private static final class Writing {
        private final Voice voice;
        private final boolean forReview;
        private final List<Block> blocks = new ArrayList<>();

        Writing(Voice voice, boolean forReview) {
            this.voice = voice;
            this.forReview = forReview;
        }

        void begin(Person person, Instant now) {
            blocks.add(new Block.Heading(1, title(person)));
            blocks.add(new Block.Paragraph(
                    say(Text.of("plan.as-of", "day", new Text.Moment(now, Text.Moment.Form.DATE)))));
        }

        PlanDocument document(Person person) {
            if (blocks.size() == 2) {
                blocks.add(new Block.Paragraph(say(Text.of("plan.empty"))));
            }
            return new PlanDocument(title(person), voice.language().tag(), blocks);
        }

        void goals(String heading, List<GoalView> all, Predicate<GoalView> which) {
            List<GoalView> some = all.stream().filter(which).toList();
            if (!some.isEmpty()) {
                blocks.add(new Block.Heading(2, say(Text.of(heading))));
                some.forEach(this::goal);
            }
        }

        void trends(List<Trend> trends) {
            if (!trends.isEmpty()) {
                blocks.add(new Block.Heading(2, say(Text.of("checkin.trends"))));
                trends.forEach(trend -> blocks.add(new Block.Fact(say(trend.name()), say(trend.say()))));
            }
        }

        private void goal(GoalView view) {
            Goal goal = view.goal();
            blocks.add(new Block.Heading(3, goal.title().text()));
            if (goal.measure() != null) {
                fact("goal.fact.measure", Text.words(goal.measure().text()));
            }
            if (goal.dueOn() != null) {
                fact("goal.fact.due", new Text.Date(goal.dueOn()));
            }
            view.tags().inOneLine().ifPresent(about -> fact("goal.fact.about", about));
            if (goal.notes() != null && !forReview) {
                fact("plan.notes", Text.words(goal.notes().text()));
            }
            view.milestones().stream()
                    .filter(milestone -> !forReview || milestone.state() != Milestone.State.DROPPED)
                    .forEach(milestone -> milestone(view, milestone));
        }

        private void milestone(GoalView view, Milestone milestone) {
            Text state = forReview && milestone.state() == Milestone.State.STUCK
                    ? Milestone.State.STARTED.say()
                    : milestone.state().say();
            blocks.add(new Block.Item(say(
                    milestone.dueOn() == null
                            ? Text.of("milestone.line", "title", milestone.name(), "state", state)
                            : Text.of(
                                    "milestone.line-until",
                                    "title",
                                    milestone.name(),
                                    "day",
                                    new Text.Date(milestone.dueOn()),
                                    "state",
                                    state))));
            for (Progress said : view.about(milestone)) {
                if (said.evidence() != null) {
                    remark("milestone.evidence", said.evidence().text());
                }
                if (said.applied() != null) {
                    remark("milestone.applied", said.applied().text());
                }
            }
        }

        private void fact(String label, Text value) {
            blocks.add(new Block.Fact(say(Text.of(label)), say(value)));
        }

        private void remark(String label, String words) {
            blocks.add(new Block.Remark(say(Text.of(label)), say(Text.words(words))));
        }

        private String title(Person person) {
            return say(Text.of("plan.title", "name", person.displayName()));
        }

        private String say(Text text) {
            return voice.plain(text);
        }
    }
}
