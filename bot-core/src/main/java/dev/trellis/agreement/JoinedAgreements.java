package dev.trellis.agreement;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** What somebody worded and signed goes with them. */
@Singleton
class JoinedAgreements implements Joined {
    private final Sql sql;

    JoinedAgreements(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        for (String table : List.of("agreement_version", "agreement_clause")) {
            sql.update(
                    "update " + table + " set written_by = ? where organization_id = ? and written_by = ?",
                    stays,
                    organization,
                    gone);
        }
        for (String table : List.of("agreement_signature", "agreement_edit", "agreement_party")) {
            sql.update(
                    "update " + table + " set person_id = ? where organization_id = ? and person_id = ?",
                    stays,
                    organization,
                    gone);
        }
    }
}
