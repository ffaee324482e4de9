package dev.trellis.agreement;

import dev.trellis.agreement.WrittenAgreement.Worded;
import dev.trellis.pairing.Pair;
import dev.trellis.secrecy.PrivateWords;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the agreements of pairs, all versions of them, and who signed which (D1). */
@Singleton
class AgreementBook {
    private final Agreements agreements;
    private final AgreementVersions versions;
    private final AgreementClauses clauses;
    private final Signatures signatures;
    private final AgreementParties parties;
    private final Revisits revisits;

    AgreementBook(
            Agreements agreements,
            AgreementVersions versions,
            AgreementClauses clauses,
            Signatures signatures,
            AgreementParties parties,
            Revisits revisits) {
        this.agreements = agreements;
        this.versions = versions;
        this.clauses = clauses;
        this.signatures = signatures;
        this.parties = parties;
        this.revisits = revisits;
    }

    @Transactional
    Optional<Agreement> find(Pair pair) {
        return agreements.findByOrganizationIdAndPairId(pair.organizationId(), pair.id());
    }

    @Transactional
    List<Agreement> of(long organization, Collection<Long> pairs) {
        return pairs.isEmpty() ? List.of() : agreements.findByOrganizationIdAndPairIdIn(organization, pairs);
    }

    @Transactional
    WrittenAgreement newest(Agreement agreement) {
        return version(agreement, agreement.version()).orElseThrow();
    }

    @Transactional
    Optional<WrittenAgreement> version(Agreement agreement, int version) {
        return versions.findByOrganizationIdAndAgreementIdAndVersion(
                        agreement.organizationId(), agreement.id(), version)
                .map(row -> written(agreement, row));
    }

    /** Newest first. */
    @Transactional
    List<AgreementVersion> latest(Agreement agreement, int limit) {
        return versions.latest(agreement.organizationId(), agreement.id(), limit);
    }

    /** When each of those who signed this version did so. */
    @Transactional
    Map<Long, Instant> signed(Agreement agreement, int version) {
        return signatures
                .findByOrganizationIdAndAgreementIdAndVersion(agreement.organizationId(), agreement.id(), version)
                .stream()
                .collect(Collectors.toMap(Signature::personId, Signature::signedAt));
    }

    /** The newest version that this person has read. */
    @Transactional
    int seen(Agreement agreement, long person) {
        return parties.findByOrganizationIdAndAgreementId(agreement.organizationId(), agreement.id()).stream()
                .filter(party -> party.personId() == person)
                .mapToInt(AgreementParty::seenVersion)
                .findFirst()
                .orElse(1);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void read(Agreement agreement, long person) {
        parties.seen(agreement.id(), agreement.organizationId(), person, agreement.version());
    }

    /** The first version: the template's texts, but for the clauses that admins worded in the charter. */
    @Transactional(Transactional.TxType.MANDATORY)
    Agreement begin(Pair pair, String template, Map<Clause, Worded> own, Instant now) {
        Agreement begun = agreements.save(new Agreement(
                0, pair.organizationId(), pair.id(), template, Agreement.EDITION, 1, null, null, null, now));
        write(begun, new AgreementVersion(0, pair.organizationId(), begun.id(), 1, null, now, null), own);
        return begun;
    }

    /**
     * Writes the next version, unless somebody has written one since {@code before} was read. What is in force stays so until both have
     * signed the new one.
     *
     * @return absent if somebody has
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<WrittenAgreement> next(Pair pair, WrittenAgreement before, Mine mine, long author, Instant now) {
        Agreement last = locked(pair);
        if (last.version() != before.version()) {
            return Optional.empty();
        }
        int version = last.version() + 1;
        agreements.newest(last.id(), last.organizationId(), version);
        Map<Clause, Worded> own = new EnumMap<>(Clause.class);
        own.putAll(before.own());
        for (Clause clause : Clause.values()) {
            mine.of(clause).ifPresent(words -> {
                if (words.isEmpty()) {
                    own.remove(clause);
                } else {
                    own.put(clause, new Worded(new PrivateWords(words), author));
                }
            });
        }
        write(
                last,
                new AgreementVersion(
                        0,
                        last.organizationId(),
                        last.id(),
                        version,
                        author,
                        now,
                        mine.revisit(before.row().revisitOn())),
                own);
        parties.seen(last.id(), last.organizationId(), author, version);
        return version(locked(pair), version);
    }

    /** What came of wanting to sign. */
    enum Signing {
        /** There is a newer version: nothing was signed. */
        NOT_THE_NEWEST,
        /** The other one has not signed it yet. */
        WAITS_FOR_THE_OTHER,
        /** From now on it is in force. */
        IN_FORCE_NOW,
        /** It was signed by both before. */
        IN_FORCE_ALREADY
    }

    /** Signs a version for one of the two; when both have, it is in force. */
    @Transactional(Transactional.TxType.MANDATORY)
    Signing sign(Pair pair, int version, long person, Instant now) {
        Agreement agreement = locked(pair);
        if (agreement.version() != version) {
            return Signing.NOT_THE_NEWEST;
        }
        signatures.sign(agreement.organizationId(), agreement.id(), version, person, now);
        parties.seen(agreement.id(), agreement.organizationId(), person, version);
        if (agreement.isInForce(version)) {
            return Signing.IN_FORCE_ALREADY;
        }
        if (!signed(agreement, version).containsKey(pair.partnerOf(person))) {
            return Signing.WAITS_FOR_THE_OTHER;
        }
        agreements.inForce(agreement.id(), agreement.organizationId(), version, now);
        revisits.schedule(
                agreement, pair, version(agreement, version).orElseThrow().row().revisitOn(), now);
        return Signing.IN_FORCE_NOW;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Agreement locked(Pair pair) {
        return agreements.locked(pair.organizationId(), pair.id()).orElseThrow();
    }

    private void write(Agreement agreement, AgreementVersion version, Map<Clause, Worded> own) {
        AgreementVersion saved = versions.save(version);
        if (!own.isEmpty()) {
            clauses.saveAll(own.entrySet().stream()
                    .map(entry -> new AgreementClause(
                            0,
                            agreement.organizationId(),
                            saved.id(),
                            entry.getKey(),
                            entry.getValue().words(),
                            entry.getValue().by()))
                    .toList());
        }
    }

    private WrittenAgreement written(Agreement agreement, AgreementVersion row) {
        Map<Clause, Worded> own = new EnumMap<>(Clause.class);
        clauses.findByOrganizationIdAndVersionId(agreement.organizationId(), row.id())
                .forEach(clause -> own.put(clause.clause(), new Worded(clause.words(), clause.writtenBy())));
        return new WrittenAgreement(agreement, row, own);
    }
}
