package dev.trellis.bench.taps;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.process.ChildJvm;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import java.util.function.ToDoubleFunction;

/** The service as it is started: real HTTP, and open check-ins of as many people as tap, one for each round. */
final class TrellisTaps implements Side {
    private final Schema schema;
    private final ChildJvm service;
    private final TapSizes sizes;
    private final ToDoubleFunction<Tapped> figure;
    private int round;

    TrellisTaps(Server server, TapSizes sizes, ToDoubleFunction<Tapped> figure) {
        this.sizes = sizes;
        this.figure = figure;
        this.schema = server.migrated();
        fill();
        this.service = ChildJvm.start(TapService.class, schema.url(), server.username(), server.password());
    }

    private void fill() {
        int people = sizes.people();
        String numbers = "with recursive d(i) as (select 0 union all select i + 1 from d where i < 999),"
                + " n(i) as (select a.i + 1000 * b.i from d a join d b on b.i <= " + (people - 1) / 1000 + ") ";
        String some = " from n where i < " + people;
        schema.execute(
                "insert into organization (id, name, created_at, home) values (1, 'Bench', now(6), 1)",
                "insert into workspace (id, organization_id, platform, external_id, installed_at)"
                        + " values (1, 1, 'slack', '" + TapRequest.TEAM + "', now(6))",
                "insert into program (id, organization_id, name, purpose, time_zone, check_in_cadence, created_at)"
                        + " values (1, 1, 'Peers', 'Learning', 'UTC', 'weekly', now(6))",
                "insert into person (id, organization_id, display_name, profile_language, profile_time_zone, created_at) "
                        + numbers + "select i + 1, 1, concat('Mentee ', i), 'en', 'UTC', now(6)" + some,
                "insert into person (id, organization_id, display_name, profile_language, profile_time_zone, created_at) "
                        + numbers + "select 1000001 + i, 1, concat('Mentor ', i), 'en', 'UTC', now(6)" + some,
                "insert into chat_identity (organization_id, person_id, workspace_id, platform, external_id, display_name,"
                        + " direct_address, last_seen_at) " + numbers
                        + "select 1, i + 1, 1, 'slack', concat('U0P', lpad(i, 7, '0')), concat('p', i),"
                        + " concat('D0P', lpad(i, 7, '0')), now(6)" + some,
                "insert into pair (id, organization_id, program_id, mentor_id, mentee_id, state, started_at, together) "
                        + numbers + "select i + 1, 1, 1, 1000001 + i, i + 1, 'ACTIVE', now(6), 1" + some);
        for (int i = 0; i < sizes.rounds(); i++) {
            schema.execute(
                    "insert into check_in (id, organization_id, pair_id, person_id, indicator, state, asked_at, closes_at,"
                            + " reminders, remind_at) " + numbers + "select " + (long) i * people
                            + " + i + 1, 1, i + 1, i + 1, 'APPLICATION', 'OPEN', now(6), date_add(now(6), interval 7 day), 0,"
                            + " date_add(now(6), interval 1 day)" + some);
        }
    }

    @Override
    public String name() {
        return "Trellis";
    }

    @Override
    public double round() {
        Tapped tapped = Tapped.at(service.said(), sizes.round(round));
        round++;
        long answers = schema.number("count(*) from check_in_answer");
        if (answers != (long) round * sizes.people()) {
            throw new BenchmarkFailedException(answers + " answers after " + round + " rounds of " + sizes.people());
        }
        // The receipts are on their way at Slack's pace, for hours: not while the other side is measured.
        schema.execute("delete from outbox");
        return figure.applyAsDouble(tapped);
    }

    @Override
    public void close() {
        service.close();
        schema.close();
    }
}
