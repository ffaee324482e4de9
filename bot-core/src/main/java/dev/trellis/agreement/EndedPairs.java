package dev.trellis.agreement;

import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairEnding;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** A pair that has ended agrees on nothing any more: nothing is due, nothing is said, and what somebody began to change is gone. */
@Singleton
class EndedPairs implements PairEnding {
    private final AgreementBook book;
    private final AgreementParties parties;
    private final Outbox outbox;
    private final Sql sql;

    EndedPairs(AgreementBook book, AgreementParties parties, Outbox outbox, Sql sql) {
        this.book = book;
        this.parties = parties;
        this.outbox = outbox;
        this.sql = sql;
    }

    @Override
    public void ended(Pair pair) {
        outbox.withdrawAll(pair.organizationId(), AgreementNews.all(pair.id()));
        book.find(pair).ifPresent(agreement -> {
            parties.nothingDue(agreement.id(), pair.organizationId());
            sql.update(
                    "delete from agreement_edit where organization_id = ? and agreement_id = ?",
                    pair.organizationId(),
                    agreement.id());
        });
    }
}
