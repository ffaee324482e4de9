package dev.trellis.agreement;

import dev.trellis.agreement.WrittenAgreement.Worded;
import dev.trellis.charter.CharterBook;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairBeginning;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.program.Template;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Drafts the agreement of a pair when it begins (D1), from its program's template, and from the charter where admins worded that
 * themselves. Pairs that began before there were agreements get theirs when one of the two first asks for it.
 */
@Singleton
class Drafting implements PairBeginning {
    private final AgreementBook book;
    private final CharterBook charters;
    private final Programs programs;
    private final Revisits revisits;

    Drafting(AgreementBook book, CharterBook charters, Programs programs, Revisits revisits) {
        this.book = book;
        this.charters = charters;
        this.programs = programs;
        this.revisits = revisits;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void began(Pair pair, Program program, Instant now) {
        draft(pair, program, true, now);
    }

    /** The pair's agreement, which is drafted if there is none yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    Agreement of(Pair pair, Instant now) {
        return book.find(pair)
                .orElseGet(() -> draft(
                        pair,
                        programs.findByIdAndOrganizationId(pair.programId(), pair.organizationId())
                                .orElseThrow(),
                        false,
                        now));
    }

    private Agreement draft(Pair pair, Program program, boolean speakOfIt, Instant now) {
        Template template = program.from().orElse(Template.PEER_ONBOARDING);
        Agreement drafted = book.begin(pair, template.tag(), inTheCharter(program), now);
        revisits.begin(drafted, pair, speakOfIt, now);
        return drafted;
    }

    private Map<Clause, Worded> inTheCharter(Program program) {
        Map<Clause, Worded> own = new EnumMap<>(Clause.class);
        charters.current(program).ifPresent(charter -> {
            for (Clause clause : Clause.values()) {
                clause.inTheCharter()
                        .filter(charter.own()::containsKey)
                        .ifPresent(section ->
                                own.put(clause, new Worded(charter.own().get(section), null)));
            }
        });
        return own;
    }
}
