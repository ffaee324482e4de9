package dev.trellis.goal;

import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what goals are about. */
@Singleton
class GoalTags {
    private static final String COMPETENCY = "COMPETENCY";
    private static final String OUTCOME = "OUTCOME";

    private final Sql sql;

    GoalTags(Sql sql) {
        this.sql = sql;
    }

    /** By goal; those without any are left out. */
    Map<Long, Tags> of(long organization, List<Long> goals) {
        Map<Long, Tags> found = new HashMap<>();
        if (goals.isEmpty()) {
            return found;
        }
        List<Object> parameters = new ArrayList<>(List.of(organization));
        parameters.addAll(goals);
        sql.query(
                "select goal_id, kind, tag from goal_tag where organization_id = ? and goal_id in ("
                        + Sql.marks(goals.size()) + ") order by id",
                row -> {
                    boolean competency = row.getString("kind").equals(COMPETENCY);
                    List<String> tag = List.of(row.getString("tag"));
                    return found.merge(
                            row.getLong("goal_id"),
                            new Tags(competency ? tag : List.of(), competency ? List.of() : tag),
                            GoalTags::both);
                },
                parameters.toArray());
        return found;
    }

    /** In place of those that were there. */
    void write(Goal goal, Tags tags) {
        sql.update("delete from goal_tag where organization_id = ? and goal_id = ?", goal.organizationId(), goal.id());
        List<Object> parameters = new ArrayList<>();
        tags.competencies().forEach(tag -> parameters.addAll(row(goal, COMPETENCY, tag)));
        tags.outcomes().forEach(tag -> parameters.addAll(row(goal, OUTCOME, tag)));
        if (!parameters.isEmpty()) {
            int rows = tags.competencies().size() + tags.outcomes().size();
            sql.update(
                    "insert into goal_tag (organization_id, goal_id, kind, tag) values " + Sql.rows(rows, 4),
                    parameters.toArray());
        }
    }

    private static List<Object> row(Goal goal, String kind, String tag) {
        return List.of(goal.organizationId(), goal.id(), kind, tag);
    }

    private static Tags both(Tags one, Tags other) {
        List<String> competencies = new ArrayList<>(one.competencies());
        competencies.addAll(other.competencies());
        List<String> outcomes = new ArrayList<>(one.outcomes());
        outcomes.addAll(other.outcomes());
        return new Tags(competencies, outcomes);
    }
}
