package dev.trellis.privacy;

import dev.trellis.audit.Audit;
import dev.trellis.person.Joined;
import dev.trellis.person.Owners;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.person.Role;
import dev.trellis.person.RoleGrants;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Forgets people who asked for it, a week later: until then they can think again. */
@Singleton
public class Erasing implements Sweep, Joined {
    static final Duration TO_THINK_AGAIN = Duration.ofDays(7);
    private static final int BATCH = 10;

    private final Sql sql;
    private final DueBatches batches;
    private final People people;
    private final List<PersonalData> concepts;
    private final Owners owners;
    private final RoleGrants grants;
    private final Audit audit;

    Erasing(
            Sql sql,
            DueBatches batches,
            People people,
            List<PersonalData> concepts,
            Owners owners,
            RoleGrants grants,
            Audit audit) {
        this.sql = sql;
        this.batches = batches;
        this.people = people;
        // What others refer to goes last: first the codes of an account, then the account.
        this.concepts = concepts.stream()
                .sorted(Comparator.comparingInt(PersonalData::place).reversed())
                .toList();
        this.owners = owners;
        this.grants = grants;
        this.audit = audit;
    }

    /** When the person will be forgotten, if they asked for it. */
    @Transactional
    Optional<Instant> dueAt(long organization, long person) {
        return sql.one(
                "select due_at from erasure where organization_id = ? and person_id = ?",
                row -> Objects.requireNonNull(Sql.instant(row, "due_at")),
                organization,
                person);
    }

    /** Asked twice is asked once: the first date holds. */
    @Transactional
    Instant ask(long organization, long person, Instant now) {
        sql.update(
                "insert ignore into erasure (organization_id, person_id, asked_at, due_at) values (?, ?, ?, ?)",
                organization,
                person,
                now,
                now.plus(TO_THINK_AGAIN));
        return dueAt(organization, person).orElseThrow();
    }

    /** @return false if there was nothing to take back */
    @Transactional
    public boolean takeBack(long organization, long person) {
        return sql.update("delete from erasure where organization_id = ? and person_id = ?", organization, person) == 1;
    }

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, new DueRows<Due>() {
            @Override
            public List<Due> claim(Instant now, int limit) {
                return due(now, limit);
            }

            @Override
            public long id(Due one) {
                return one.id();
            }

            @Override
            public void handle(List<Due> due, Instant now) {
                due.forEach(one -> erase(one, now));
            }
        });
    }

    private List<Due> due(Instant now, int limit) {
        return sql.query(
                "select id, organization_id, person_id from erasure where due_at <= ? order by due_at limit ? for update skip locked",
                row -> new Due(row.getLong("id"), row.getLong("organization_id"), row.getLong("person_id")),
                now,
                limit);
    }

    private void erase(Due due, Instant now) {
        Person person = people.locked(due.organization(), List.of(due.person())).stream()
                .findFirst()
                .orElse(null);
        if (person != null && isTheLastOwner(person)) {
            // The others went in the meantime. They are told why when they ask, and can make somebody else owner.
            sql.update(
                    "update erasure set due_at = ? where id = ? and organization_id = ?",
                    now.plus(TO_THINK_AGAIN),
                    due.id(),
                    due.organization());
            return;
        }
        if (person != null) {
            forget(person, now);
        }
        sql.update(
                "delete from data_export where organization_id = ? and person_id = ?",
                due.organization(),
                due.person());
        sql.update("delete from erasure where id = ? and organization_id = ?", due.id(), due.organization());
    }

    private boolean isTheLastOwner(Person person) {
        grants.locked(person.organizationId(), Role.OWNER);
        return owners.of(person.organizationId()).equals(List.of(person.id()));
    }

    private void forget(Person person, Instant now) {
        concepts.forEach(concept -> concept.erase(person, now));
        audit.byItself(person.organizationId(), "forget", Audit.Whom.person(person.id()));
    }

    /** Whoever joins somebody asked for it in the other chat; it is asked anew as who they are now. */
    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update("delete from erasure where organization_id = ? and person_id = ?", organization, gone);
        sql.update("delete from data_export where organization_id = ? and person_id = ?", organization, gone);
    }

    private record Due(long id, long organization, long person) {}
}
