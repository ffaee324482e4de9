package dev.trellis.ending;

import dev.trellis.person.Joined;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody said at the end of a pair. All of it goes with them. */
@Singleton
class EndingData implements PersonalData, Joined {
    private final Sql sql;
    private final Vault vault;

    EndingData(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public String section() {
        return "endings";
    }

    @Override
    public int place() {
        return 24;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select o.display_name as partner, f.thanks, f.lessons, f.lessons_visible_to, f.reflection, f.said_at
                from farewell f join ending e on e.id = f.ending_id join pair p on p.id = e.pair_id
                  join person o on o.id = if(p.mentor_id = f.person_id, p.mentee_id, p.mentor_id)
                where f.organization_id = ? and f.person_id = ? order by f.id
                """,
                row -> Item.of(
                        "with", row.getString("partner"),
                        "at", Sql.instant(row, "said_at"),
                        "thanks", open(row.getString("thanks")),
                        "lessons", open(row.getString("lessons")),
                        "words-seen-by",
                                Text.of("checkin.audience."
                                        + row.getString("lessons_visible_to")
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')),
                        "reflection", open(row.getString("reflection"))),
                person.organizationId(),
                person.id());
    }

    private @Nullable String open(@Nullable String words) {
        return words == null ? null : vault.open(words, PrivateWords.PURPOSE);
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "update farewell set thanks = null, lessons = null, reflection = null where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update farewell set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update ending set begun_by = ? where organization_id = ? and begun_by = ?", stays, organization, gone);
    }
}
