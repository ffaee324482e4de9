package dev.trellis.delivery;

import dev.trellis.attention.Attention;
import dev.trellis.attention.QuietProtocol;
import dev.trellis.attention.QuietProtocol.AProgramSays;
import dev.trellis.attention.Urgency;
import dev.trellis.person.Person;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out how often Trellis may speak first to people (A3). One statement, however many people; none if all of them chose for themselves. */
@Singleton
public class Budgets {
    /**
     * People, and what each running program says that they take part in: as one of a pair that goes on, or enrolled. Marks for the same
     * people three times. A program that says it twice is of no harm.
     */
    private static final String PROGRAMS = """
            select p.mentor_id as person_id, g.id, g.weekly_messages
            from pair p join program g on g.id = p.program_id and g.organization_id = p.organization_id and g.ended_at is null
            where p.mentor_id in (%1$s) and p.together = 1
            union all
            select p.mentee_id, g.id, g.weekly_messages
            from pair p join program g on g.id = p.program_id and g.organization_id = p.organization_id and g.ended_at is null
            where p.mentee_id in (%1$s) and p.together = 1
            union all
            select e.person_id, g.id, g.weekly_messages
            from enrolment e join program g on g.id = e.program_id and g.organization_id = e.organization_id and g.ended_at is null
            where e.person_id in (%1$s) and e.state = 'ENROLLED'
            """;

    private static final String DECIDE_ANEW = """
            update outbox o join (
              select mentor_id as person_id from pair where program_id = ? and organization_id = ? and together = 1
              union select mentee_id from pair where program_id = ? and organization_id = ? and together = 1
              union select person_id from enrolment where program_id = ? and organization_id = ? and state = 'ENROLLED'
            ) theirs on theirs.person_id = o.person_id
            set o.due_at = ?
            where o.urgency = ? and o.sent_at is null and o.organization_id = ? and o.state = 'WAITING' and o.why in (?, ?)
            """;

    private final Sql sql;
    private final Clock clock;

    Budgets(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** After a program says otherwise, or asks at other times: what waits for room is decided about anew for all who take part in it, see {@link Outbox#decideAnew}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(long organization, long program) {
        sql.update(
                DECIDE_ANEW,
                program,
                organization,
                program,
                organization,
                program,
                organization,
                clock.instant(),
                Urgency.ROUTINE,
                organization,
                Attention.Reason.BUDGET_SPENT,
                Attention.Reason.KEPT_FREE);
    }

    /** What holds for this person. */
    @Transactional
    public QuietProtocol of(Person person) {
        return QuietProtocol.of(
                person.weeklyMessages(), programs(List.of(person)).getOrDefault(person.id(), List.of()));
    }

    /** What holds for each of these people, by their ids. */
    Map<Long, QuietProtocol> of(Collection<Person> people) {
        Map<Long, List<AProgramSays>> programs = programs(people);
        return people.stream()
                .collect(Collectors.toMap(
                        Person::id,
                        person -> QuietProtocol.of(
                                person.weeklyMessages(), programs.getOrDefault(person.id(), List.of()))));
    }

    private Map<Long, List<AProgramSays>> programs(Collection<Person> people) {
        List<Long> asking = people.stream()
                .filter(person -> person.weeklyMessages() == null)
                .map(Person::id)
                .toList();
        Map<Long, List<AProgramSays>> programs = new HashMap<>();
        if (!asking.isEmpty()) {
            List<Object> thrice = new ArrayList<>(asking);
            thrice.addAll(asking);
            thrice.addAll(asking);
            sql.query(
                    PROGRAMS.formatted(Sql.marks(asking.size())),
                    row -> programs.computeIfAbsent(row.getLong("person_id"), each -> new ArrayList<>())
                            .add(new AProgramSays(row.getLong("id"), row.getInt("weekly_messages"))),
                    thrice.toArray());
        }
        return programs;
    }
}
