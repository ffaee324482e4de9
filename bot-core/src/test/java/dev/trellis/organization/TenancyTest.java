package dev.trellis.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.admission.Admissions;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which organization a workspace joins. E1 is a company's larger unit, W2 and W3 are workspaces in it. */
@Tag("database")
class TenancyTest {
    private final CoreFixture trellis = new CoreFixture(Map.of(
            "trellis.admins",
            "memory:W1:olivia,memory:E1:ben,memory:E2:eve",
            "trellis.organizations",
            "memory:E1=Beta,memory:W3=Gamma"));

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whatIsAdmittedThroughALargerUnitJoinsThatUnitsOrganization() {
        assertThat(admitted("W2", "E1")).isEqualTo("Beta");
        assertThat(organizationOf("W2")).isEqualTo("Beta");
    }

    @Test
    void aWorkspaceThatIsNamedItselfGoesWhereItIsNamed() {
        assertThat(admitted("W3", "E1")).isEqualTo("Gamma");
    }

    @Test
    void aLargerUnitThatIsNotNamedBelongsToTheFirstOrganization() {
        assertThat(admitted("W4", "E2")).isEqualTo("Our organization");
    }

    @Test
    void aLargerUnitThatIsKnownTakesItsWorkspacesToItsOwnOrganization() {
        trellis.anotherOrganization("E9");
        assertThat(decision("W9", "E9"))
                .isEqualTo(new Admissions.Decision.Waiting(trellis.number("max(id) from organization")));
        assertThat(trellis.count("waiting_workspace w join organization o on o.id = w.organization_id"
                        + " where w.external_id = 'W9' and o.name = 'Another'"))
                .isEqualTo(1);
    }

    @Test
    void theFirstOrganizationStaysTheFirstWhateverIsConfiguredLater() {
        trellis.person("olivia").says("help");
        String before = trellis.text("name from organization where home = 1");
        trellis.database().execute("update organization set name = 'Beta'");

        assertThat(before).isEqualTo("Our organization");
        assertThat(trellis.bean(Tenancy.class).home().name())
                .as("its name is another's in the configuration now")
                .isEqualTo("Beta");
        assertThat(trellis.count("organization")).isEqualTo(1);
    }

    @Test
    void aDeploymentThatHadNoneMarkedKeepsTheOldestThatIsNotAnothers() {
        trellis.database()
                .execute(
                        "insert into organization (id, name, created_at) values (3, 'Beta', now(6)), (5, 'Ours', now(6)), (7, 'X', now(6))");

        assertThat(trellis.bean(Tenancy.class).home().id()).isEqualTo(5);
        assertThat(trellis.number("id from organization where home = 1")).isEqualTo(5);
        assertThat(trellis.bean(Tenancy.class).home().id()).isEqualTo(5);
    }

    @Test
    void aNameForAWorkspaceThatIsAnothersAlreadyIsSaid() {
        NamedWorkspaces named = trellis.bean(NamedWorkspaces.class);
        decision("W3", null);
        assertThat(named.contradictions()).isEmpty();
        trellis.anotherOrganization("E1");

        assertThat(named.contradictions())
                .containsExactly("TRELLIS_ORGANIZATIONS has no effect for memory:E1=Beta: this workspace belongs to"
                        + " \"Another\" already, with its people and pairs");
    }

    private @Nullable String admitted(String workspace, String within) {
        assertThat(decision(workspace, within)).isInstanceOf(Admissions.Decision.Admitted.class);
        return organizationOf(workspace);
    }

    private String organizationOf(String workspace) {
        return trellis.text(
                "o.name from workspace w join organization o on o.id = w.organization_id where w.external_id = '"
                        + workspace + "'");
    }

    @SuppressWarnings("unchecked")
    private Admissions.Decision decision(String workspace, @Nullable String within) {
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        return transactions.executeWrite(status ->
                trellis.bean(Admissions.class).ask(new WorkspaceRef(MemoryChat.NAME, workspace, null), "Wide", within));
    }
}
