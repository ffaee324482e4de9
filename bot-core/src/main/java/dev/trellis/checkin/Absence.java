package dev.trellis.checkin;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Somebody goes away: what they have not answered counts for nothing (rule 2: absence is never counted as failure). */
@Singleton
public class Absence {
    private final CheckIns checkIns;
    private final Asking asking;

    Absence(CheckIns checkIns, Asking asking) {
        this.checkIns = checkIns;
        this.asking = asking;
    }

    /** Ends this person's open check-ins as excused, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begins(long organization, long person) {
        checkIns.open(organization, person).forEach(checkIn -> asking.end(checkIn, CheckIn.State.EXCUSED));
    }
}
