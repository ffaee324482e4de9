package dev.trellis.privacy;

import dev.trellis.audit.Audit;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Copies of people's own data. Whoever asks in their chat gets the key of a page there; with it the copy is taken once, within a quarter
 * of an hour. The copy is made when it is taken and is kept nowhere.
 */
@Singleton
public class DataExports {
    public static final Duration VALID = Duration.ofMinutes(15);
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final People people;
    private final List<PersonalData> concepts;
    private final Audit audit;
    private final Clock clock;

    DataExports(Sql sql, People people, List<PersonalData> concepts, Audit audit, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.concepts = concepts.stream()
                .sorted(Comparator.comparingInt(PersonalData::place))
                .toList();
        this.audit = audit;
        this.clock = clock;
    }

    /** A new key; those that the person asked for before are worth nothing any more. */
    @Transactional
    String offer(long organization, long person, Instant now) {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        sql.update("delete from data_export where organization_id = ? and person_id = ?", organization, person);
        sql.update(
                "insert into data_export (organization_id, person_id, key_hash, expires_at) values (?, ?, ?, ?)",
                organization,
                person,
                hash(key),
                now.plus(VALID));
        return key;
    }

    /** Whether the key still opens something. Looking does not use it up: previews of links look, too. */
    @Transactional
    public boolean isOpen(String key) {
        return sql.one(
                        "select id from data_export where key_hash = ? and taken_at is null and expires_at > ?",
                        row -> row.getLong("id"),
                        hash(key),
                        clock.instant())
                .isPresent();
    }

    /** The copy; empty when the key was used, is too old, or never was one. Of several who ask at once, one gets it. */
    @Transactional
    public Optional<DataCopy> take(String key) {
        Instant now = clock.instant();
        int taken = sql.update(
                "update data_export set taken_at = ? where key_hash = ? and taken_at is null and expires_at > ?",
                now,
                hash(key),
                now);
        return taken == 0
                ? Optional.empty()
                : sql.one(
                                "select organization_id, person_id from data_export where key_hash = ?",
                                row -> new Owner(row.getLong("organization_id"), row.getLong("person_id")),
                                hash(key))
                        .flatMap(owner -> people.findByIdAndOrganizationId(owner.person(), owner.organization()))
                        .map(person -> copy(person, now));
    }

    private DataCopy copy(Person person, Instant now) {
        audit.byItself(person.organizationId(), "data export", Audit.Whom.person(person.id()));
        return DataCopy.of(person, concepts, person.voice(clock.getZone()), now);
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Owner(long organization, long person) {}
}
