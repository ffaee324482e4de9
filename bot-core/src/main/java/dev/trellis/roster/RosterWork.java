package dev.trellis.roster;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.roster.Imports.Row;
import dev.trellis.roster.RosterImport.Counts;
import dev.trellis.roster.RosterImport.State;
import dev.trellis.secrecy.Hash;
import dev.trellis.secrecy.PageKey;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Imports files, a batch of lines in each transaction. What a batch did and how far the file is are committed together, so a node that dies
 * between two batches loses nothing, and the next look goes on behind the last line that is done.
 */
@Singleton
class RosterWork implements Sweep, DueRows<RosterImport> {
    /** Lines of one transaction. */
    static final int BATCH = 500;
    /** An import that failed so often on this node is given up: it must not keep the later ones of its program from their turn. */
    static final int ATTEMPTS = 5;

    private final DueBatches batches;
    private final Imports imports;
    private final Resolving resolving;
    private final Applying applying;
    private final Programs programs;
    private final Reports reports;
    private final Outbox outbox;
    private final Sql sql;
    /** By import, since something last went well with it. Outside of the database, as what fails is rolled back there. */
    private final Map<Long, Integer> failed = new ConcurrentHashMap<>();

    RosterWork(
            DueBatches batches,
            Imports imports,
            Resolving resolving,
            Applying applying,
            Programs programs,
            Reports reports,
            Outbox outbox,
            Sql sql) {
        this.batches = batches;
        this.imports = imports;
        this.resolving = resolving;
        this.applying = applying;
        this.programs = programs;
        this.reports = reports;
        this.outbox = outbox;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "rosters";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int sweep() {
        return batches.run(name(), 1, this);
    }

    @Override
    public List<RosterImport> claim(Instant now, int limit) {
        return imports.due(now, limit);
    }

    @Override
    public long id(RosterImport one) {
        return one.id();
    }

    @Override
    public void handle(List<RosterImport> claimed, Instant now) {
        claimed.forEach(one -> attempt(one, now));
    }

    private void attempt(RosterImport one, Instant now) {
        if (failed.getOrDefault(one.id(), 0) >= ATTEMPTS) {
            giveUp(one);
            return;
        }
        try {
            handle(one, now);
        } catch (RuntimeException e) {
            failed.merge(one.id(), 1, Integer::sum);
            throw e;
        }
        failed.remove(one.id());
    }

    private void handle(RosterImport one, Instant now) {
        switch (one.state()) {
            case READING -> read(one, now);
            case CHECKING -> check(one);
            case APPLYING -> apply(one, now);
            case OFFERED, DONE, FAILED -> throw new IllegalStateException("a roster is due that is " + one.state());
        }
    }

    private void read(RosterImport one, Instant now) {
        List<Line> lines = imports.file(one.id()).orElseThrow().lines().stream()
                .filter(line -> line.number() > one.doneTo())
                .limit(BATCH)
                .toList();
        if (lines.isEmpty()) {
            imports.went(one, State.CHECKING, 0);
            return;
        }
        int bad = resolving.resolve(one, lines, now);
        imports.went(
                one.counting(new Counts(0, 0, 0, 0, bad)),
                State.READING,
                lines.getLast().number());
    }

    private void check(RosterImport one) {
        List<Row> rows = imports.withManager(one.id());
        Map<Long, Long> told = new HashMap<>();
        rows.forEach(row -> told.put(Objects.requireNonNull(row.person()), Objects.requireNonNull(row.manager())));
        Map<Long, Long> known = new HashMap<>();
        if (!told.isEmpty()) {
            sql.query(
                    "select person_id, manager_id from workplace where organization_id = ? and manager_id is not null",
                    row -> known.put(row.getLong("person_id"), row.getLong("manager_id")),
                    one.organizationId());
        }
        Set<Long> closing = Circles.closedBy(known, told);
        List<Long> refused = rows.stream()
                .filter(row -> closing.contains(row.person()))
                .map(Row::id)
                .toList();
        imports.refuse(refused, Problem.CIRCLE, Column.MANAGER);
        imports.went(one.counting(new Counts(0, 0, 0, 0, refused.size())), State.APPLYING, 0);
    }

    private void apply(RosterImport one, Instant now) {
        Program program = programs.findByIdAndOrganizationId(one.programId(), one.organizationId())
                .orElseThrow();
        List<Row> rows = program.endedAt() == null ? imports.toApply(one.id(), one.doneTo(), BATCH) : List.of();
        if (rows.isEmpty()) {
            end(one, program);
            return;
        }
        RosterFile file = imports.file(one.id()).orElseThrow();
        Counts done = applying.apply(one, program, file, rows, now);
        imports.went(one.counting(done), State.APPLYING, rows.getLast().line());
    }

    private void giveUp(RosterImport one) {
        imports.failed(one.id());
        Program program = programs.findByIdAndOrganizationId(one.programId(), one.organizationId())
                .orElseThrow();
        tell(one, RosterCards.failed(program));
    }

    private void end(RosterImport one, Program program) {
        String key = PageKey.fresh();
        imports.done(one.id(), Hash.of(key));
        tell(one, RosterCards.done(one.counts(), program, reports.leavers(one), reports.link(key)));
    }

    private void tell(RosterImport one, Card card) {
        Long admin = one.askedBy();
        if (admin != null) {
            outbox.write(
                    one.organizationId(),
                    Intent.toPerson(admin, "roster:" + one.id(), "roster.done", Urgency.TIMELY, card));
        }
    }
}
