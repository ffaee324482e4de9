package dev.trellis.bench.nudges;

import dev.trellis.bench.server.Schema;

/**
 * People in pairs who are asked at their cadence, in a workspace of {@link BenchChat}: as many cadences as the cohorts have numbers, each
 * person's being their number. All of them may be addressed at any hour.
 */
final class Population {
    static final String WORKSPACE = "W1";

    private final Schema schema;
    private final Cohorts cohorts;

    private Population(Schema schema, Cohorts cohorts) {
        this.schema = schema;
        this.cohorts = cohorts;
    }

    /** Fills an empty migrated schema; nobody is due yet. */
    static Population fill(Schema schema, Cohorts cohorts) {
        if (cohorts.all() % 2 != 0) {
            throw new IllegalArgumentException("people come in pairs");
        }
        schema.execute(
                "insert into organization (id, name, created_at) values (1, 'Bench', now(6))",
                "insert into workspace (id, organization_id, platform, external_id, installed_at) values (1, 1, '"
                        + BenchChat.NAME + "', '" + WORKSPACE + "', now(6))",
                "insert into program (id, organization_id, name, purpose, time_zone, check_in_cadence, created_at)"
                        + " values (1, 1, 'Bench', 'To measure', 'UTC', 'weekly', now(6))");
        int people = cohorts.all();
        Numbers.insert(
                schema,
                "person (id, organization_id, display_name, working_days, working_from, working_to, created_at)",
                "n, 1, concat('Person ', n), 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY', 0, 1440, now(6)",
                "true",
                people);
        Numbers.insert(
                schema,
                "chat_identity (id, organization_id, person_id, workspace_id, platform, external_id, display_name,"
                        + " direct_address, last_seen_at)",
                "n, 1, n, 1, '" + BenchChat.NAME + "', concat('U', n), concat('Person ', n), concat('D', n), now(6)",
                "true",
                people);
        Numbers.insert(
                schema,
                "pair (id, organization_id, program_id, mentor_id, mentee_id, state, started_at, together)",
                "n, 1, 1, 2 * n - 1, 2 * n, 'ACTIVE', now(6), 1",
                "true",
                people / 2);
        Numbers.insert(
                schema,
                "cadence (id, organization_id, pair_id, person_id, kind, next_due_at)",
                // Over the next two weeks, in no order.
                "n, 1, (n + 1) div 2, n, 'CHECK_IN', timestampadd(second, 86400 + (n * 7919) % 1209600, now(6))",
                "true",
                people);
        schema.execute("analyze table person, chat_identity, pair, cadence, outbox, check_in");
        return new Population(schema, cohorts);
    }

    /** Makes the cohort of this round due, a second ago. */
    void makeDue(int round) {
        schema.execute("update cadence set next_due_at = timestampadd(second, -1, now(6)) where "
                + cohorts.dueIn(round, "id"));
    }
}
