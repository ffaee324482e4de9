package dev.trellis.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.QueryPlan;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What runs per tap and per sweep finds its rows through an index, with 5,000 pairs that are not due. What is written with every message is
 * looked at in {@code OutboxPlansTest} and {@code LanesTest} of {@code delivery}.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansTest {
    private static final int ROWS = 5_000;
    /** More rows than this examined in one step is a scan, whatever it is called. */
    private static final int MOST_EXAMINED = 500;

    private static final Pattern NAMED = Pattern.compile(":([a-zA-Z]+)");
    /** What lists everybody has to read everybody; none of these runs per tap of a participant or per sweep. */
    private static final Map<String, String> READS_ALL = Map.of(
            "People.everybody",
            "the form that pairs people offers everybody",
            "Pairs.allTogether",
            "an admin's list, limited",
            "Pairs.countTogether",
            "an admin's list",
            "Programs.withDigest",
            "a handful of programs, once a minute",
            "People.named",
            "an admin types a name",
            "Enrolments.countOf",
            "an admin's list");

    private final CoreFixture trellis = new CoreFixture();

    @BeforeAll
    void fill() {
        trellis.person("olivia").says("program create Peers").submits(Map.of());
        String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000),"
                + " many(i) as (select a.i + 1000 * (b.i - 1) from n a join n b on b.i <= " + ROWS / 1000 + ") ";
        trellis.database()
                .execute(
                        "insert into person (organization_id, display_name, created_at) " + numbers
                                + "select 1, concat('P', i), now(6) from many",
                        "insert into chat_identity (organization_id, person_id, workspace_id, platform, external_id, display_name)"
                                + " select 1, id, 1, 'memory', concat('u', id), display_name from person where id > 1",
                        "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                + " select 1, 1, id, id - 1, 'ACTIVE', now(6), 1 from person where id > 1",
                        "insert into cohort (organization_id, program_id, name, starts_on) select 1, 1, concat('C', id), '2026-01-01'"
                                + " from person where id <= 100",
                        "update pair set cohort_id = (select min(id) from cohort) + id % 99",
                        "insert into cadence (organization_id, pair_id, person_id, kind, next_due_at)"
                                + " select 1, id, mentee_id, 'CHECK_IN', '2027-01-01' from pair",
                        "insert into cadence (organization_id, pair_id, person_id, kind, next_due_at)"
                                + " select 1, id, mentor_id, 'DEEP_DIVE', '2027-01-01' from pair",
                        "insert into check_in (organization_id, pair_id, person_id, indicator, state, asked_at, closes_at, remind_at)"
                                + " select 1, id, mentee_id, 'INITIATIVE', 'OPEN', '2026-11-01', '2027-02-01', '2027-01-01' from pair",
                        "insert into check_in_answer (organization_id, check_in_id, person_id, score, words_visible_to, answered_at,"
                                + " changed_at) select 1, id, person_id, 3, 'ME', now(6), now(6) from check_in",
                        "insert into meeting (organization_id, pair_id, proposed_by, starts_at, minutes, state, remind_at, ask_at,"
                                + " created_at) select 1, id, mentor_id, '2027-01-02', 30, 'AGREED', '2027-01-01', '2027-01-03', now(6)"
                                + " from pair",
                        "insert into trial (organization_id, pair_id, person_id, state, due_at)"
                                + " select 1, id, mentee_id, 'AHEAD', '2027-01-01' from pair",
                        "insert into trial_case (organization_id, pair_id, state, telling, due_at)"
                                + " select 1, id, 'SNOOZED', 1, '2027-01-01' from pair",
                        "insert into ending (organization_id, pair_id, why, state, running, begun_at, ends_at, due_at)"
                                + " select 1, id, 'TIME_OVER', 'RUNNING', 1, now(6), '2027-01-01', '2027-01-01' from pair",
                        "insert into farewell (organization_id, ending_id, person_id, lessons_visible_to, said_at, changed_at)"
                                + " select 1, e.id, p.mentee_id, 'ME', now(6), now(6) from ending e join pair p on p.id = e.pair_id",
                        "insert into handover (organization_id, pair_id, new_mentor_id, asked_by, state, running, asked_at, due_at)"
                                + " select 1, id, mentee_id, mentor_id, 'ASKED_MENTEE', 1, now(6), '2027-01-01' from pair",
                        "insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, person_id, card, state,"
                                + " due_at, created_at, lane, sent_at) select 1, concat('k', id), 'x', 'ROUTINE', 2, 'PERSON', id, '{}',"
                                + " 'WAITING', '2027-01-01', '2026-11-18', 1, '2026-11-01' from person",
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at, onboarded_at)"
                                + " select 1, 1, id, 'MENTEE', 'ENROLLED', now(6), now(6), date_add('2026-01-01', interval id second) from person"
                                + " where id > 1",
                        "insert into intake (organization_id, program_id, person_id, said, changed_at, remind_at)"
                                + " select 1, 1, id, '', now(6), '2027-01-01' from person",
                        "insert into agreement (organization_id, pair_id, template, edition, version, drafted_at)"
                                + " select 1, id, 'leadership', 1, 1, now(6) from pair",
                        "insert into agreement_version (organization_id, agreement_id, version, written_at)"
                                + " select 1, id, 1, now(6) from agreement",
                        "insert into agreement_clause (organization_id, version_id, clause, words, written_by)"
                                + " select 1, id, 'TRACKING', '', id from agreement_version",
                        "insert into agreement_signature (organization_id, agreement_id, version, person_id, signed_at)"
                                + " select 1, a.id, 1, p.mentor_id, now(6) from agreement a join pair p on p.id = a.pair_id",
                        "insert into agreement_edit (organization_id, agreement_id, person_id, base_version, steps, words, changed_at)"
                                + " select 1, a.id, p.mentor_id, 1, 1, '', now(6) from agreement a join pair p on p.id = a.pair_id",
                        "insert into agreement_party (organization_id, agreement_id, person_id, seen_version, due, due_at)"
                                + " select 1, a.id, p.mentor_id, 1, 'REVISIT', '2027-01-01' from agreement a join pair p on p.id = a.pair_id",
                        "insert into goal (organization_id, owner_id, side, pair_id, title, state, created_at, touched_at)"
                                + " select 1, mentee_id, 'MENTEE', id, 't', 'OPEN', now(6), now(6) from pair",
                        "insert into milestone (organization_id, goal_id, title, due_on, state, look_at)"
                                + " select 1, id, 't', '2027-01-01', 'OPEN', '2027-01-02' from goal",
                        "insert into goal_tag (organization_id, goal_id, kind, tag) select 1, id, 'COMPETENCY', 't' from goal",
                        "insert into milestone_progress (organization_id, milestone_id, step, was_state, at)"
                                + " select 1, id, 'STARTED', 'OPEN', now(6) from milestone",
                        "insert into onboarding (organization_id, program_id, person_id, side, began_at, due_at)"
                                + " select 1, 1, id, 'MENTEE', now(6), '2027-01-01' from person",
                        "insert into workplace (organization_id, person_id, region, job_function) select 1, id, '', '' from person",
                        "insert into roster_import (organization_id, program_id, key_hash, state, expires_at, keep_until)"
                                + " select 1, 1, concat('h', id), 'DONE', now(6), '2027-01-01' from person",
                        "insert into roster_row (organization_id, import_id, line, person_id)"
                                + " select 1, (select max(id) from roster_import), id, id from person",
                        "insert into match_round (organization_id, program_id, state, started_by, started_at) select 1, 1, 'ANNOUNCED',"
                                + " id, now(6) from person where id > 4000",
                        "insert into match_proposal (organization_id, round_id, mentee_id, mentor_id, score, state) select 1, r.id, p.id,"
                                + " p.id + 1, 500, 'PAIRED' from match_round r join person p on p.id between r.id and r.id + 4"
                                + " where p.id < 4900",
                        "insert into match_change (organization_id, round_id, version, kind, actor_id, changed_at) select 1, id, 1, 'LOCK',"
                                + " started_by, now(6) from match_round",
                        "insert into match_never (organization_id, person_id, other_id, said_at) select 1, id, id - 1, now(6) from person"
                                + " where id > 1",
                        "analyze table enrolment, intake, trial, trial_case, ending, farewell",
                        "analyze table handover, agreement, agreement_version, agreement_clause, agreement_signature, agreement_edit",
                        "analyze table agreement_party, goal, milestone, goal_tag, milestone_progress, onboarding",
                        "analyze table workplace, roster_import, roster_row, match_round, match_proposal, match_change",
                        "analyze table match_never",
                        "analyze table cohort, person, chat_identity, pair, cadence, check_in, check_in_answer, meeting, outbox");
    }

    @AfterAll
    void close() {
        trellis.close();
    }

    @Test
    void everyQueryOfTheRepositoriesGoesThroughAnIndex() throws SQLException {
        Map<String, String> scans = new TreeMap<>();
        int explained = 0;
        for (GenericRepository<?, ?> repository : trellis.beans(GenericRepository.class)) {
            for (Class<?> type : repository.getClass().getInterfaces()) {
                for (Method method : type.getDeclaredMethods()) {
                    Query query = method.getAnnotation(Query.class);
                    String name = type.getSimpleName() + "." + method.getName();
                    if (query != null && !READS_ALL.containsKey(name)) {
                        explained++;
                        scans(query.value()).forEach(scan -> scans.put(name, scan));
                    }
                }
            }
        }
        assertThat(explained).isGreaterThan(30);
        assertThat(scans).isEmpty();
    }

    @Test
    void theHandWrittenStatementsOfTapsAndSweepsGoThroughAnIndex() throws SQLException {
        List<String> statements = List.of(
                "select * from outbox where lane = 1 and call_kind = 0 and urgency_rank = 2 and due_at <= '2026-11-19' order by due_at"
                        + " limit 200 for update skip locked",
                "select person_id, id, kind, sent_at from outbox where person_id in (7, 8) and urgency = 'ROUTINE' and sent_at >= '2026-11-12'",
                "select person_id, max(sent_at) from outbox where person_id in (7, 8) and urgency in ('INTERACTIVE', 'TIMELY', 'ROUTINE')"
                        + " and sent_at >= '2026-11-12' group by person_id",
                "select * from outbox where lane in (select id from workspace where organization_id = 1 union all select 0)"
                        + " and call_kind in (0, 1, 2, 3, 4) and urgency_rank = 8 and organization_id = 1 and state = 'BLOCKED'"
                        + " and (expires_at is null or expires_at > '2026-11-19') order by id desc limit 10",
                "select o.id, c.external_id from outbox o"
                        + " left join channel c on c.id = o.channel_id and c.organization_id = o.organization_id"
                        + " where o.id in (7, 8) and o.organization_id in (1) and (o.in_doubt_at is not null or o.state = 'IN_DOUBT'"
                        + " or o.state = 'CLAIMED' and o.sending_at is not null)",
                "select p.mentor_id as person_id, g.id, g.weekly_messages from pair p join program g on g.id = p.program_id"
                        + " and g.organization_id = p.organization_id and g.ended_at is null where p.mentor_id in (7, 8) and p.together = 1"
                        + " union all select p.mentee_id, g.id, g.weekly_messages from pair p join program g on g.id = p.program_id"
                        + " and g.organization_id = p.organization_id and g.ended_at is null where p.mentee_id in (7, 8) and p.together = 1"
                        + " union all select e.person_id, g.id, g.weekly_messages from enrolment e join program g on g.id = e.program_id"
                        + " and g.organization_id = e.organization_id and g.ended_at is null where e.person_id in (7, 8)"
                        + " and e.state = 'ENROLLED'",
                "update outbox o join (select mentor_id as person_id from pair where program_id = 1 and organization_id = 1 and mentor_id = 7"
                        + " and together = 1) theirs on theirs.person_id = o.person_id set o.due_at = '2026-11-19' where o.urgency = 'ROUTINE'"
                        + " and o.sent_at is null and o.organization_id = 1 and o.state = 'WAITING' and o.why = 'KEPT_FREE'",
                "update outbox set due_at = '2026-11-19' where person_id = 7 and urgency = 'ROUTINE' and sent_at is null"
                        + " and organization_id = 1 and state = 'WAITING' and why in ('BUDGET_SPENT', 'KEPT_FREE')",
                "select person_id, kind, due_at from outbox where person_id in (7, 8) and urgency = 'ROUTINE' and sent_at is null"
                        + " and state = 'WAITING' and target = 'PERSON' and due_at < '2026-11-26'",
                "select person_id, next_due_at from cadence where person_id in (7, 8) and kind = 'CHECK_IN' and next_due_at < '2026-11-19'",
                "select id, message from outbox where organization_id in (1) and person_id in (7, 8) and target in ('PERSON', 'CHANNEL',"
                        + " 'ONLY_YOU') and message in ('m', 'n')",
                "select id, message from outbox where organization_id in (1) and channel_id in (7, 8) and target in ('PERSON', 'CHANNEL',"
                        + " 'ONLY_YOU') and message in ('m', 'n')",
                "select id from outbox where lane in (0, 1) and call_kind in (0, 1, 2, 3, 4)"
                        + " and urgency_rank = 8 and state = 'BLOCKED' and expires_at <= '2026-11-19' limit 500",
                "select lane, call_kind, sum(due_at <= '2026-11-19'), count(*) from outbox where lane in (1, 2)"
                        + " and call_kind in (0, 1, 2, 3, 4) and urgency_rank in (0, 1, 2) and due_at <= '2026-11-20'"
                        + " group by lane, call_kind",
                "select business_key from outbox where organization_id = 1 and business_key in ('k7', 'k8')",
                "delete from outbox where created_at < '2026-09-19' and state in ('DELIVERED', 'DROPPED', 'BLOCKED') limit 1000",
                "select person_id, workspace_id from chat_identity where organization_id = 1 and person_id in (7, 8)",
                "select * from outbox where organization_id = 1 and business_key = 'k7'",
                "select event_key, organization_id, person_id, answer from processed_event where event_key in ('k', 'l')",
                "select i.id from workspace w join chat_identity i on i.workspace_id = w.id join person p on p.id = i.person_id"
                        + " left join role_grant g on g.person_id = p.id and g.organization_id = w.organization_id"
                        + " where w.platform = 'memory' and w.external_id = 'W1' and i.external_id in ('u7', 'u8')",
                "select c.id from check_in c join pair p on p.id = c.pair_id and c.person_id in (p.mentor_id, p.mentee_id)"
                        + " left join person o on o.id = p.mentor_id + p.mentee_id - c.person_id"
                        + " where c.organization_id = 1 and c.id in (7, 8)",
                "select * from agreement where organization_id = 1 and pair_id = 7",
                "select * from agreement_version where organization_id = 1 and agreement_id = 7 and version = 1",
                "select * from agreement_clause where organization_id = 1 and version_id = 7",
                "select * from agreement_signature where organization_id = 1 and agreement_id = 7 and version = 1",
                "select * from agreement_party where organization_id = 1 and agreement_id = 7",
                "select * from agreement_edit where organization_id = 1 and agreement_id = 7 and person_id = 7",
                "update agreement_clause set words = null, written_by = null where organization_id = 1 and written_by = 7",
                "update agreement_version set written_by = null where organization_id = 1 and written_by = 7",
                "delete from agreement_signature where organization_id = 1 and person_id = 7",
                "delete from agreement_edit where organization_id = 1 and agreement_id = 7",
                "select id from enrolment force index (enrolment_onboarding) where state = 'ENROLLED' and onboarded_at is null limit 500"
                        + " for update skip locked",
                "select program_id, person_id, side from enrolment where (program_id, person_id, side) in ((1, 7, 'MENTEE'),"
                        + " (1, 8, 'MENTEE')) and organization_id = 1 and state = 'ENROLLED'",
                "select id from roster_import i where due_at <= '2026-11-19' and not exists (select 1 from roster_import o"
                        + " where o.program_id = i.program_id and o.due_at is not null and (o.uploaded_at < i.uploaded_at"
                        + " or o.uploaded_at = i.uploaded_at and o.id < i.id)) order by due_at, id limit 1 for update skip locked",
                "select id from roster_import where keep_until <= '2026-11-19' order by keep_until limit 20 for update skip locked",
                "select * from roster_row where import_id = 7 and line > 7 and problem is null order by line limit 500",
                "select * from roster_row where person_id in (7, 8) and import_id = 7 and problem is null",
                "select workspace_id, platform, external_id, person_id from chat_identity where workspace_id in (1)"
                        + " and external_id in ('u7', 'u8') and organization_id = 1",
                "select person_id, side from enrolment where program_id = 1 and organization_id = 1 and person_id in (7, 8) for update",
                "select mentor_id from pair where organization_id = 1 and mentor_id in (7, 8) and together = 1",
                "select count(*) from check_in where organization_id = 1 and person_id = 7 and state = 'OPEN'",
                "select id, reminded from intake where remind_at <= '2026-11-19' order by remind_at limit 500 for update skip locked",
                "select distinct i.id from intake i join program g on g.id = i.program_id and g.ended_at is null"
                        + " join enrolment e on e.program_id = i.program_id and e.person_id = i.person_id"
                        + " and e.state in ('APPLIED', 'ENROLLED') where i.id in (7, 8)",
                "select distinct program_id from enrolment where organization_id = 1 and person_id = 7 and state in ('APPLIED', 'ENROLLED')",
                "select g.owner_id, m.id, m.due_on from goal g join milestone m on m.goal_id = g.id where g.organization_id = 1"
                        + " and g.owner_id in (7, 8) and g.state = 'OPEN' and m.state not in ('DONE', 'DROPPED')"
                        + " and m.due_on is not null order by m.due_on, m.id",
                "select g.pair_id, m.title from pair p join goal g on g.pair_id = p.id and g.organization_id = p.organization_id"
                        + " join milestone m on m.goal_id = g.id and m.organization_id = g.organization_id"
                        + " join person o on o.id = g.owner_id and o.organization_id = g.organization_id where p.id in (7, 8)"
                        + " and p.together = 1 and g.owner_id in (p.mentor_id, p.mentee_id) and g.state = 'OPEN'"
                        + " and m.on_agenda_since is not null and m.state not in ('DONE', 'DROPPED') order by m.on_agenda_since, m.id",
                "select p.id, sum(m.state = 'DONE' and exists (select 1 from milestone_progress x where x.milestone_id = m.id"
                        + " and x.step = 'DONE' and x.at >= '2026-08-19')) from pair p join goal g on g.pair_id = p.id"
                        + " and g.organization_id = p.organization_id and g.owner_id in (p.mentor_id, p.mentee_id) and g.state <> 'DROPPED'"
                        + " left join milestone m on m.goal_id = g.id and m.organization_id = g.organization_id"
                        + " where p.organization_id = 1 and p.together = 1 and p.id in (7, 8) group by p.id",
                "select g.owner_id, sum(m.state = 'DONE' and exists (select 1 from milestone_progress x where x.milestone_id = m.id"
                        + " and x.step = 'DONE' and x.at >= '2026-08-19')) from goal g left join milestone m on m.goal_id = g.id"
                        + " and m.organization_id = g.organization_id where g.organization_id = 1 and g.pair_id is null"
                        + " and g.state <> 'DROPPED' and g.owner_id in (7, 8) group by g.owner_id",
                "select * from cadence where organization_id = 1 and pair_id in (7, 8)",
                "select goal_id, kind, tag from goal_tag where organization_id = 1 and goal_id in (7, 8) order by id",
                "select c.indicator, a.score from check_in c join check_in_answer a on a.check_in_id = c.id where c.organization_id = 1"
                        + " and c.person_id = 7 and c.state = 'ANSWERED' order by c.asked_at, c.id",
                "select id from goal where state in ('REACHED', 'DROPPED') and touched_at < '2020-01-01' limit 100",
                "select starts_at from meeting where organization_id = 1 and pair_id = 7 and state = 'AGREED' and starts_at > '2026-11-19'"
                        + " order by starts_at limit 1",
                "select count(*) as held from meeting where organization_id = 1 and pair_id = 7 and state = 'HELD'",
                "select r.next_step from meeting m join meeting_reflection r on r.meeting_id = m.id and r.person_id = 7"
                        + " where m.organization_id = 1 and m.pair_id = 7 and r.next_step is not null"
                        + " order by m.starts_at desc, m.id desc limit 5",
                "select state, why, count(*), sum(score), min(score) from match_proposal where organization_id = 1 and round_id = 7"
                        + " group by state, why",
                "select b.number, p.display_name from match_bottleneck b join person p on p.id = b.mentor_id"
                        + " where b.organization_id = 1 and b.round_id = 7 order by b.number, b.id",
                "select person_id, other_id from match_never where organization_id = 1 and person_id in (7, 8)",
                "select person_id, other_id from match_never where organization_id = 1 and other_id in (7, 8)",
                "select mentee_id, mentor_id, together, ended_why from pair where organization_id = 1"
                        + " and (together = 1 or ended_why = 'NOT_A_FIT') and mentee_id in (7, 8)",
                "select mentor_id, coalesce(sum(program_id = 1 and together = 1), 0), count(distinct case when together = 1"
                        + " or ended_at >= '2026-11-19' then mentee_id end) from pair where organization_id = 1 and mentor_id in (7, 8)"
                        + " group by mentor_id",
                "select mentee_id from pair where organization_id = 1 and program_id = 1 and together = 1 and mentee_id in (7, 8)",
                "select e.person_id, e.own_limit, e.cohort_id from enrolment e join person p on p.id = e.person_id"
                        + " where e.organization_id = 1 and e.program_id = 1 and e.side = 'MENTEE' and e.state = 'ENROLLED'"
                        + " and p.gone_at is null and not exists (select 1 from erasure x where x.organization_id = p.organization_id"
                        + " and x.person_id = p.id) and e.person_id in (7, 8)",
                "select p.id, p.organization_id, p.cohort_id from cohort c straight_join pair p force index (pair_cohort_together)"
                        + " on p.cohort_id = c.id and p.together = 1 where c.ends_on <= '2026-11-26' and (select count(*) from ending e"
                        + " where e.pair_id = p.id and (e.running = 1 or e.why = 'COHORT_OVER' and e.state <> 'UNDONE')) = 0"
                        + " order by c.ends_on, p.id limit 50 for update skip locked");
        for (String statement : statements) {
            assertThat(scans(statement)).as(statement).isEmpty();
        }
    }

    @Test
    void aScanIsNoticed() throws SQLException {
        assertThat(scans("select * from person where display_name = :name")).isNotEmpty();
    }

    private List<String> scans(String statement) throws SQLException {
        return QueryPlan.of(trellis.database(), filled(statement)).steps().stream()
                .filter(step -> step.type() != null && step.rows() > MOST_EXAMINED)
                .map(step -> step.table() + " by " + step.type() + ", " + step.rows() + " rows: " + statement)
                .toList();
    }

    /** Values that fit few rows, by what the parameters are called. */
    private static String filled(String statement) {
        Matcher matcher = NAMED.matcher(statement);
        return matcher.replaceAll(found -> {
            String name = found.group(1);
            if (name.equals("limit") || name.equals("offset")) {
                return "200";
            }
            if (name.matches(".*([iI]d)")) {
                return name.equals("organizationId") ? "1" : "7";
            }
            if (name.matches("one|other")) {
                return "7";
            }
            return name.matches("now|at|after|before|from|to|start|end|since|until|.*(At|Since|On)")
                    ? "'2026-11-19'"
                    : "'7'";
        });
    }
}
