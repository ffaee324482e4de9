package dev.trellis.charter;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import dev.trellis.program.Template;
import dev.trellis.secrecy.PrivateWords;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the charters of programs, all versions of them, and who accepted which (A2). */
@Singleton
public class CharterBook implements Beginning {
    private final Charters charters;
    private final CharterSections sections;
    private final Acceptances acceptances;

    CharterBook(Charters charters, CharterSections sections, Acceptances acceptances) {
        this.charters = charters;
        this.sections = sections;
        this.acceptances = acceptances;
    }

    /** A program begins with its template's charter. */
    @Override
    public void begun(Turn turn, Program program, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        first(program, program.from().orElse(Template.PEER_ONBOARDING), Map.of(), turn);
    }

    /** The other one's charter is the first version of this one's own. Nobody has accepted it yet. */
    @Override
    public void duplicated(Turn turn, Program from, Program program) {
        WrittenCharter theirs = current(from).orElse(null);
        if (theirs == null) {
            begun(turn, program, null, null);
        } else {
            Template template = Template.of(theirs.charter().template()).orElse(Template.PEER_ONBOARDING);
            first(program, template, theirs.own(), turn);
        }
    }

    /** The version that holds now; every program has one. */
    @Transactional
    public Optional<WrittenCharter> current(Program program) {
        return charters.current(program.organizationId(), program.id()).map(this::written);
    }

    @Transactional
    Optional<WrittenCharter> version(Program program, int version) {
        return charters.findByOrganizationIdAndProgramIdAndVersion(program.organizationId(), program.id(), version)
                .map(this::written);
    }

    /** Newest first. */
    @Transactional
    List<Charter> latest(Program program, int limit) {
        return charters.latest(program.organizationId(), program.id(), limit);
    }

    /**
     * Writes the next version, unless somebody has written one since {@code before} was read.
     *
     * @return absent if somebody has
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<WrittenCharter> next(WrittenCharter before, Map<Section, PrivateWords> own, long author, Instant now) {
        Charter was = before.charter();
        Charter last =
                charters.currentLocked(was.organizationId(), was.programId()).orElseThrow();
        if (last.version() != was.version()) {
            return Optional.empty();
        }
        return Optional.of(write(
                new Charter(
                        0,
                        was.organizationId(),
                        was.programId(),
                        was.version() + 1,
                        was.template(),
                        was.edition(),
                        author,
                        now),
                own));
    }

    /** Notes that somebody accepts this version, and since when they do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Instant accept(Charter charter, long person, Instant now) {
        acceptances.accept(charter.organizationId(), charter.id(), person, now);
        return acceptedAt(charter, person).orElse(now);
    }

    @Transactional
    public Optional<Instant> acceptedAt(Charter charter, long person) {
        return acceptances
                .findByOrganizationIdAndCharterIdAndPersonId(charter.organizationId(), charter.id(), person)
                .map(Acceptance::acceptedAt);
    }

    /** Who accepted this version. */
    @Transactional
    public Set<Long> acceptedBy(Charter charter) {
        return acceptances.findByOrganizationIdAndCharterId(charter.organizationId(), charter.id()).stream()
                .map(Acceptance::personId)
                .collect(Collectors.toSet());
    }

    private void first(Program program, Template template, Map<Section, PrivateWords> own, Turn turn) {
        write(
                new Charter(
                        0,
                        program.organizationId(),
                        program.id(),
                        1,
                        template.tag(),
                        Charter.EDITION,
                        turn.actor().id(),
                        turn.now()),
                own);
    }

    private WrittenCharter write(Charter charter, Map<Section, PrivateWords> own) {
        Charter saved = charters.save(charter);
        own.forEach((section, words) ->
                sections.save(new CharterSection(0, saved.organizationId(), saved.id(), section, words)));
        return new WrittenCharter(saved, own);
    }

    private WrittenCharter written(Charter charter) {
        Map<Section, PrivateWords> own = new EnumMap<>(Section.class);
        sections.findByOrganizationIdAndCharterId(charter.organizationId(), charter.id())
                .forEach(section -> own.put(section.section(), section.words()));
        return new WrittenCharter(charter, own);
    }
}
