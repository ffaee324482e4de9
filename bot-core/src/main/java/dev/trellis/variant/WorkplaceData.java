package dev.trellis.variant;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Where somebody works. */
@Singleton
class WorkplaceData implements PersonalData {
    private final Workplaces workplaces;
    private final Sql sql;

    WorkplaceData(Workplaces workplaces, Sql sql) {
        this.workplaces = workplaces;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "workplace";
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public List<Item> of(Person person) {
        return workplaces.findByOrganizationIdAndPersonIdIn(person.organizationId(), List.of(person.id())).stream()
                .map(workplace -> Item.of(
                        "region",
                        said(workplace.region()),
                        "job-function",
                        said(workplace.jobFunction()),
                        "team",
                        said(workplace.team()),
                        "department",
                        said(workplace.department())))
                .toList();
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "update workplace set manager_id = null where organization_id = ? and manager_id = ?",
                person.organizationId(),
                person.id());
        sql.update(
                "delete from workplace where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
    }

    private static String said(String word) {
        return word.isEmpty() ? "—" : word;
    }
}
