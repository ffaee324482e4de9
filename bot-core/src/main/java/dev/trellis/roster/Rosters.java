package dev.trellis.roster;

import dev.trellis.audit.Audit;
import dev.trellis.person.Owners;
import dev.trellis.person.Right;
import dev.trellis.person.RoleGrants;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.secrecy.Hash;
import dev.trellis.secrecy.PageKey;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages on which an admin brings a file (I4). Whoever asks in their chat gets the key of one; for an hour it takes one file, for one
 * program, and afterwards it shows how far the import is. The file and what became of its lines are kept for a week.
 */
@Singleton
public class Rosters {
    public static final Duration VALID = Duration.ofHours(1);
    /** Bytes of the largest file. */
    public static final int LARGEST = RosterFile.LARGEST;

    private static final Duration KEPT = Duration.ofDays(7);

    private final Imports imports;
    private final Reports reports;
    private final Programs programs;
    private final RoleGrants grants;
    private final Owners owners;
    private final Audit audit;
    private final Clock clock;

    Rosters(
            Imports imports,
            Reports reports,
            Programs programs,
            RoleGrants grants,
            Owners owners,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.reports = reports;
        this.programs = programs;
        this.grants = grants;
        this.owners = owners;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a page shows. */
    public sealed interface Page {
        /** It waits for a file. */
        record Open(String program) implements Page {}

        /**
         * The file is there.
         *
         * @param done of {@code lines}, how many are dealt with
         */
        record Working(String program, int done, int lines) implements Page {}

        record Done(String program, int added, int changed, int same, int gone, int bad) implements Page {}

        /** Used by another file, too old, or never one. */
        record Over() implements Page {}

        /** The file cannot be read; the page still waits for one. */
        record Refused(String program, Text why) implements Page {}
    }

    /** A key for the page; one that the admin asked for before, and did not use, is worth nothing any more. */
    @Transactional
    String offer(Program program, long admin, Instant now) {
        String key = PageKey.fresh();
        imports.offer(program.organizationId(), program.id(), admin, Hash.of(key), now.plus(VALID));
        return key;
    }

    @Transactional
    public Page look(String key) {
        return imports.ofKey(Hash.of(key), clock.instant())
                .filter(this::stillMay)
                .map(this::page)
                .orElse(new Page.Over());
    }

    /** Takes a file. Of several at once one is taken. */
    @Transactional
    public Page bring(String key, byte[] bytes, boolean atOnce, Voice voice) {
        Instant now = clock.instant();
        RosterImport one = imports.ofKey(Hash.of(key), now).orElse(null);
        Program program = one == null ? null : program(one).orElse(null);
        if (one == null || program == null || one.state() != RosterImport.State.OFFERED || !stillMay(one)) {
            return new Page.Over();
        }
        if (bytes.length > LARGEST) {
            return new Page.Refused(program.name(), Text.of("roster.file.too-large", "most", LARGEST >> 20));
        }
        if (bytes.length == 0) {
            return new Page.Refused(program.name(), Text.of("roster.page.file-missing"));
        }
        String text = RosterFile.decoded(bytes);
        return switch (RosterFile.read(text)) {
            case RosterFile.Read.Bad bad -> new Page.Refused(program.name(), bad.why());
            case RosterFile.Read.Good good -> {
                int lines = good.file().lines().size();
                if (!imports.uploaded(
                        one.id(), text, lines, atOnce, voice.language().tag(), now, now.plus(KEPT))) {
                    yield new Page.Over();
                }
                audit.onPage(one.organizationId(), one.askedBy(), "roster import", "program " + program.id());
                yield new Page.Working(program.name(), 0, lines);
            }
        };
    }

    /** Every line that was not taken, as CSV; empty where the key opens nothing, or nothing any more for whoever asked for it. */
    @Transactional
    public Optional<String> report(String key, Voice voice) {
        return imports.ofReport(Hash.of(key), clock.instant())
                .filter(this::stillMay)
                .map(one -> reports.csv(one, voice));
    }

    /** What a file looks like, as CSV. */
    public static String example(Voice voice) {
        return '\uFEFF' + voice.plain(Text.of("roster.example.header")) + "\r\n"
                + voice.plain(Text.of("roster.example.mentor")) + "\r\n"
                + voice.plain(Text.of("roster.example.mentee")) + "\r\n";
    }

    private Page page(RosterImport one) {
        String program = program(one).map(Program::name).orElse("—");
        RosterImport.Counts counts = one.counts();
        return switch (one.state()) {
            case OFFERED -> new Page.Open(program);
            case DONE ->
                new Page.Done(program, counts.added(), counts.changed(), counts.same(), counts.gone(), counts.bad());
            case FAILED -> new Page.Over();
            case READING, CHECKING, APPLYING ->
                new Page.Working(program, Math.min(one.lines(), counts.all()), one.lines());
        };
    }

    private Optional<Program> program(RosterImport one) {
        return programs.findByIdAndOrganizationId(one.programId(), one.organizationId())
                .filter(program -> program.endedAt() == null || one.state() != RosterImport.State.OFFERED);
    }

    /** Within the hour, or the week of a report, a role may have been taken. */
    private boolean stillMay(RosterImport one) {
        @Nullable Long admin = one.askedBy();
        return admin != null
                && (owners.of(one.organizationId()).contains(admin)
                        || grants.findByOrganizationIdAndPersonId(one.organizationId(), admin).stream()
                                .anyMatch(grant -> grant.role().carries(Right.RUN_PROGRAMS)));
    }
}
