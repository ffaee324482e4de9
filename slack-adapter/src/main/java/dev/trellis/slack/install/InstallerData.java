package dev.trellis.slack.install;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.storage.Sql;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Who installed the app. Slack's id of them, so it is found through the accounts that the person is known by, and goes before those do. */
@Singleton
@Requires(bean = SlackSettings.class)
class InstallerData implements PersonalData {
    private final Sql sql;

    InstallerData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "installations";
    }

    @Override
    public int place() {
        return 65;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select s.workspace, s.installed_at from slack_installation s
                join workspace w on w.platform = ? and w.external_id = s.workspace
                join chat_identity i on i.workspace_id = w.id and i.external_id = s.installed_by
                where i.organization_id = ? and i.person_id = ? order by s.id
                """,
                row -> Item.of("workspace", row.getString("workspace"), "installed", Sql.instant(row, "installed_at")),
                SlackTeam.PLATFORM,
                person.organizationId(),
                person.id());
    }

    /** That it was installed stays, without a name. */
    @Override
    public void erase(Person person, Instant now) {
        sql.update("""
                update slack_installation set installed_by = '' where installed_by <> '' and exists (
                  select 1 from workspace w join chat_identity i on i.workspace_id = w.id
                  where w.platform = ? and w.external_id = slack_installation.workspace
                    and i.external_id = slack_installation.installed_by and i.organization_id = ? and i.person_id = ?)
                """, SlackTeam.PLATFORM, person.organizationId(), person.id());
    }
}
