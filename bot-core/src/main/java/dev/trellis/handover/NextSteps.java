package dev.trellis.handover;

import dev.trellis.pairing.Pair;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** The mentee's own next steps out of the latest meetings. What the mentor wrote stays with the mentor. */
@Singleton
class NextSteps implements PassedOn {
    private static final int LATEST = 5;

    private final Sql sql;
    private final Vault vault;

    NextSteps(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public String kind() {
        return "steps";
    }

    @Override
    public List<Text> of(Pair pair) {
        return sql.query(
                """
                select r.next_step from meeting m join meeting_reflection r on r.meeting_id = m.id and r.person_id = ?
                where m.organization_id = ? and m.pair_id = ? and r.next_step is not null order by m.starts_at desc, m.id desc limit ?
                """,
                row -> Text.words(vault.open(row.getString("next_step"), PrivateWords.PURPOSE)),
                pair.menteeId(),
                pair.organizationId(),
                pair.id(),
                LATEST);
    }
}
