package dev.trellis.person;

import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The person themselves: name, settings, chats, roles. */
@Singleton
class PersonData implements PersonalData {
    private final RoleGrants grants;
    private final Sql sql;

    PersonData(RoleGrants grants, Sql sql) {
        this.grants = grants;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "you";
    }

    @Override
    public int place() {
        return 0;
    }

    @Override
    public List<Item> of(Person person) {
        Item self = Item.of(
                "name", person.displayName(),
                "language", person.language(),
                "time-zone", person.timeZone(),
                "profile-language", person.profileLanguage(),
                "profile-time-zone", person.profileTimeZone(),
                "working-days", days(person.workingDays()),
                "working-hours",
                        "%02d:%02d–%02d:%02d"
                                .formatted(
                                        person.workingFrom() / 60,
                                        person.workingFrom() % 60,
                                        person.workingTo() / 60,
                                        person.workingTo() % 60),
                "weekly-messages", person.weeklyMessages(),
                "paused-until", person.pausedUntil(),
                "snoozed-until", person.snoozedUntil(),
                "known-since", person.createdAt());
        Stream<Item> chats = sql
                .query(
                        """
                        select i.platform, w.external_id as workspace, i.external_id, i.display_name, i.last_seen_at, i.linked_at
                        from chat_identity i join workspace w on w.id = i.workspace_id
                        where i.organization_id = ? and i.person_id = ? order by i.id
                        """,
                        row -> Item.of(
                                "chat", row.getString("platform"),
                                "workspace", row.getString("workspace"),
                                "account", row.getString("external_id"),
                                "name", row.getString("display_name"),
                                "last-seen", Sql.instant(row, "last_seen_at"),
                                "linked", Sql.instant(row, "linked_at")),
                        person.organizationId(),
                        person.id())
                .stream();
        Stream<Item> roles = grants.findByOrganizationIdAndPersonId(person.organizationId(), person.id()).stream()
                .map(grant ->
                        Item.of("role", Text.of("role.name." + grant.role().textKey()), "since", grant.grantedAt()));
        return Stream.of(Stream.of(self), chats, roles).flatMap(all -> all).collect(Collectors.toList());
    }

    private static Text days(String names) {
        return Text.list(Arrays.stream(names.split(","))
                .map(day -> Text.of("settings.day." + day.toLowerCase(Locale.ROOT)))
                .toList());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update("update person set prefers_identity_id = null where id = ?", person.id());
        sql.update(
                "delete from role_grant where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
        sql.update(
                "delete from chat_identity where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
        // Those who joined this person were this person, too.
        sql.update(
                """
                update person set display_name = ?, language = null, time_zone = null, profile_language = null,
                  profile_time_zone = null, paused_since = null, paused_until = null, snoozed_until = null,
                  working_days = ?, working_from = 540, working_to = 1020, weekly_messages = null, gone_at = ?
                where organization_id = ? and (id = ? or joined_id = ?)
                """,
                NOBODY,
                Objects.requireNonNull(
                        Person.met(person.organizationId(), NOBODY, now).workingDays()),
                now,
                person.organizationId(),
                person.id(),
                person.id());
    }

    /** Where a name used to be. Only ever seen where a row outlives the person. */
    private static final String NOBODY = "—";
}
