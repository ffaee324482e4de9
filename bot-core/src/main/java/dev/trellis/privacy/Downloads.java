package dev.trellis.privacy;

import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.secrecy.Hash;
import dev.trellis.secrecy.PageKey;
import dev.trellis.storage.Sql;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of pages where people take something of their own. Whoever asks in their chat gets the key of a page there; with it the thing is
 * taken once, within its time. Of the key only its hash is kept; the thing is made when it is taken, and kept nowhere.
 */
@Singleton
public class Downloads {
    private final Sql sql;
    private final People people;
    private final Clock clock;
    private final @Nullable String publicUrl;

    Downloads(Sql sql, People people, Clock clock, @Nullable @Value("${trellis.public-url:}") String publicUrl) {
        this.sql = sql;
        this.people = people;
        this.clock = clock;
        this.publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceAll("/+$", "");
    }

    /** Whether there is an address that pages could have. */
    public boolean havePages() {
        return publicUrl != null;
    }

    /** The address of the page of a key. Whoever has it can take what is there. */
    public String address(String key) {
        return publicUrl + "/privacy/copy/" + key;
    }

    /**
     * A new key; those of this kind that the person asked for before are worth nothing any more.
     *
     * @param about what exactly they asked for, as the kind notes it; at most 500 characters
     */
    @Transactional
    public String offer(
            String kind, Duration valid, long organization, long person, @Nullable String about, Instant now) {
        String key = PageKey.fresh();
        sql.update(
                "delete from data_export where organization_id = ? and person_id = ? and kind = ?",
                organization,
                person,
                kind);
        sql.update(
                "insert into data_export (organization_id, person_id, kind, about, key_hash, expires_at) values (?, ?, ?, ?, ?, ?)",
                organization,
                person,
                kind,
                about,
                Hash.of(key),
                now.plus(valid));
        return key;
    }

    /** What the key still opens, if anything. Looking does not use it up: previews of links look, too. */
    @Transactional
    public Optional<String> kindOf(String key) {
        return sql.one(
                "select kind from data_export where key_hash = ? and taken_at is null and expires_at > ?",
                row -> row.getString("kind"),
                Hash.of(key),
                clock.instant());
    }

    /** Whose thing it is that is taken now; empty when there is none (any more). Of several who ask at once, one gets it. */
    @Transactional
    public Optional<Taken> take(String kind, String key) {
        Instant now = clock.instant();
        int taken = sql.update(
                "update data_export set taken_at = ? where key_hash = ? and kind = ? and taken_at is null and expires_at > ?",
                now,
                Hash.of(key),
                kind,
                now);
        return taken == 0
                ? Optional.empty()
                : sql.one(
                                "select organization_id, person_id, about from data_export where key_hash = ?",
                                row -> new Row(
                                        row.getLong("organization_id"),
                                        row.getLong("person_id"),
                                        row.getString("about")),
                                Hash.of(key))
                        .flatMap(row -> people.findByIdAndOrganizationId(row.person(), row.organization())
                                .map(person -> new Taken(person, row.about())));
    }

    /**
     * @param about what exactly they asked for
     */
    public record Taken(Person person, @Nullable String about) {}

    private record Row(
            long organization, long person, @Nullable String about) {}
}
