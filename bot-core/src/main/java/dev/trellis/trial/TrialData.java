package dev.trellis.trial;

import dev.trellis.person.Joined;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody said about their pairs. An answer stays, as a number in aggregates; why it was given goes. */
@Singleton
class TrialData implements PersonalData, Joined {
    private final Sql sql;

    TrialData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "trials";
    }

    @Override
    public int place() {
        return 22;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select o.display_name as partner, t.asked_at, t.answered_at, t.answer, t.reason, t.told_at
                from trial t join pair p on p.id = t.pair_id
                  join person o on o.id = if(p.mentor_id = t.person_id, p.mentee_id, p.mentor_id)
                where t.organization_id = ? and t.person_id = ? and (t.asking > 0 or t.answer is not null) order by t.id
                """,
                row -> Item.of(
                        "question", Text.of("trial.question", "partner", row.getString("partner")),
                        "asked", Sql.instant(row, "asked_at"),
                        "answered", Sql.instant(row, "answered_at"),
                        "answer", answer(row.getString("answer")),
                        "about", reason(row.getString("reason")),
                        "told", Sql.instant(row, "told_at")),
                person.organizationId(),
                person.id());
    }

    private static @Nullable Text answer(@Nullable String answer) {
        return answer == null ? null : TrialCards.said(Trial.Answer.valueOf(answer));
    }

    private static @Nullable Text reason(@Nullable String reason) {
        return reason == null
                ? null
                : Text.of("trial.reason." + Trial.Reason.valueOf(reason).tag());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "update trial set reason = null, told_at = null, due_at = null, state = 'CLOSED'"
                        + " where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update trial set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update trial_case set decided_by = ? where organization_id = ? and decided_by = ?",
                stays,
                organization,
                gone);
    }
}
