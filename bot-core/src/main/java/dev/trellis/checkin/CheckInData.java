package dev.trellis.checkin;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What somebody was asked and answered. A score stays, as a number in aggregates; words go. */
@Singleton
class CheckInData implements PersonalData {
    private final Sql sql;
    private final Vault vault;

    CheckInData(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public String section() {
        return "checkins";
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select c.indicator, o.display_name as partner, c.asked_at, a.score, a.words, a.words_visible_to, a.answered_at
                from check_in c join pair p on p.id = c.pair_id
                  join person o on o.id = if(p.mentor_id = c.person_id, p.mentee_id, p.mentor_id)
                  left join check_in_answer a on a.check_in_id = c.id
                where c.organization_id = ? and c.person_id = ? order by c.id
                """,
                row -> {
                    String words = row.getString("words");
                    String audience = row.getString("words_visible_to");
                    return Item.of(
                            "question", question(row),
                            "asked", Sql.instant(row, "asked_at"),
                            "answered", Sql.instant(row, "answered_at"),
                            "answer", Sql.number(row, "score"),
                            "words", words == null ? null : vault.open(words, PrivateWords.PURPOSE),
                            "words-seen-by",
                                    words == null
                                            ? null
                                            : Text.of("checkin.audience."
                                                    + audience.toLowerCase(Locale.ROOT)
                                                            .replace('_', '-')));
                },
                person.organizationId(),
                person.id());
    }

    private static Text question(ResultSet row) throws SQLException {
        Indicator indicator = Indicator.valueOf(row.getString("indicator"));
        return Text.of("checkin.question." + indicator.tag(), "partner", row.getString("partner"));
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "update check_in_answer set words = null where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
        sql.update("""
                update check_in set state = 'EXCUSED', remind_at = null where organization_id = ? and person_id = ? and state = 'OPEN'
                """, person.organizationId(), person.id());
    }
}
