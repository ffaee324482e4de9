package dev.trellis.onboarding;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** How far somebody was shown around. */
@Singleton
class OnboardingData implements PersonalData {
    private final Sql sql;

    OnboardingData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "onboarding";
    }

    @Override
    public int place() {
        return 19;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select g.name as program, o.began_at, o.sent from onboarding o join program g on g.id = o.program_id
                where o.person_id = ? and o.organization_id = ? order by o.id
                """,
                row -> Item.of(
                        "program", row.getString("program"),
                        "began", Sql.instant(row, "began_at"),
                        "sent", row.getInt("sent")),
                person.id(),
                person.organizationId());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "delete from onboarding where person_id = ? and organization_id = ?",
                person.id(),
                person.organizationId());
    }
}
