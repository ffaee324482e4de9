package dev.trellis.goal;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody's goals, with all that they said about them. They are theirs alone, so all of it goes with them. */
@Singleton
class GoalData implements PersonalData {
    private final GoalBook book;
    private final Sql sql;

    GoalData(GoalBook book, Sql sql) {
        this.book = book;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "goals";
    }

    @Override
    public int place() {
        return 35;
    }

    @Override
    public List<Item> of(Person person) {
        List<Item> items = new ArrayList<>();
        for (GoalView view : book.own(person)) {
            items.add(goal(view));
            for (Milestone milestone : view.milestones()) {
                items.add(Item.of(
                        "milestone", milestone.name(),
                        "until", milestone.dueOn() == null ? null : new Text.Date(milestone.dueOn()),
                        "state", milestone.state().say()));
                view.about(milestone).forEach(said -> items.add(said(said)));
            }
        }
        return items;
    }

    private static Item goal(GoalView view) {
        Goal goal = view.goal();
        return Item.of(
                "goal",
                goal.name(),
                "measure",
                PrivateWords.text(goal.measure()),
                "until",
                goal.dueOn() == null ? null : new Text.Date(goal.dueOn()),
                "about",
                view.tags().inOneLine().orElse(null),
                "notes",
                PrivateWords.text(goal.notes()),
                "with",
                view.partner() == null ? null : view.partner().displayName(),
                "state",
                Text.of("goal.state." + goal.state().tag()),
                "since",
                goal.createdAt());
    }

    private static Item said(Progress said) {
        return Item.of(
                "answer", said.step().say(),
                "at", said.at(),
                "evidence", PrivateWords.text(said.evidence()),
                "applied", PrivateWords.text(said.applied()));
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "delete from milestone_cheer where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
        // With its milestones, and what was said about them.
        sql.update("delete from goal where organization_id = ? and owner_id = ?", person.organizationId(), person.id());
    }
}
