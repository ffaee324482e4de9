package dev.trellis.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I1: roles and decision rights. */
@Tag("database")
class RoleFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void meet() {
        mara.says("help");
        noor.says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void anOwnerGivesARoleAndThePersonIsTold() {
        olivia.says("role @mara admin");
        assertThat(olivia.answer()).contains("Mara now has the role: Program admin");
        assertThat(mara.message()).contains("Olivia gave you a role", "Program admin");
        mara.says("pairs");
        assertThat(mara.answer()).contains("No pairs yet");
    }

    @Test
    void theFormGivesAndTakesSeveralAtOnce() {
        olivia.says("role @mara admin").says("role @mara");
        olivia.submits(Map.of("roles", "sponsor,manager"));
        assertThat(olivia.message()).contains("Mara now has the role: Sponsor and Manager");
        mara.says("pairs");
        assertThat(mara.answer()).contains("Only program admins can do that");
        mara.says("programs");
        assertThat(mara.answer()).contains("No programs yet");
    }

    @Test
    void whoTakesPartOnlyIsRefusedKindlyAndItIsNoted() {
        mara.says("role @mara owner");
        assertThat(mara.answer()).contains("Only owners of this Trellis can do that");
        assertThat(trellis.count("role_grant")).isZero();
        assertThat(trellis.text("concat(act, ' ', outcome) from audit_entry order by id desc limit 1"))
                .isEqualTo("role REFUSED");
    }

    @Test
    void anAdminMakesNobodyOwner() {
        olivia.says("role @mara admin");
        mara.says("role @mara owner");
        mara.submits("role.set", Map.of("person", "2"), Map.of("roles", "owner"));
        assertThat(trellis.count("role_grant where role = 'OWNER'")).isZero();
    }

    @Test
    void theLastOwnerStaysAndWhoTheConfigurationNamesToo() {
        olivia.says("role @olivia participant");
        assertThat(olivia.answer()).contains("configuration", "Nothing was changed");
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        trellis.database()
                .execute("insert into role_grant (organization_id, person_id, role, granted_at)"
                        + " select organization_id, id, 'OWNER', now() from person where display_name = 'Eve'");
        eve.says("role @eve participant");
        assertThat(eve.answer()).contains("Eve is the only owner");
        trellis.person("W2", "ada").says("help");
        eve.says("role @ada owner").says("role @eve participant");
        assertThat(eve.answer()).contains("Eve now has the role: Participant");
        eve.says("role");
        assertThat(eve.answer()).contains("Only owners");
    }

    @Test
    void twoOwnersWhoBothGoDoNotLeaveNobody() {
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        Persona ada = trellis.person("W2", "ada").says("help");
        trellis.database()
                .execute("insert into role_grant (organization_id, person_id, role, granted_at)"
                        + " select organization_id, id, 'OWNER', now() from person where display_name = 'Eve'");
        eve.says("role @ada owner");
        eve.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        ada.says("privacy").taps("Forget me");
        assertThat(ada.answer()).contains("the only owner");
        ada.says("role @ada participant");
        assertThat(ada.answer()).contains("Ada is the only owner");
    }

    @Test
    void rolesOfOneOrganizationAreNoneInAnother() {
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        trellis.database()
                .execute("insert into role_grant (organization_id, person_id, role, granted_at)"
                        + " select organization_id, id, 'OWNER', now() from person where display_name = 'Eve'");
        long maraId = trellis.number("id from person where display_name = 'Mara'");
        eve.submits("role.set", Map.of("person", Long.toString(maraId)), Map.of("roles", "owner"));
        assertThat(eve.answer()).contains("I don’t find this person");
        eve.says("role");
        assertThat(eve.answer()).doesNotContain("Olivia");
        eve.says("audit");
        assertThat(eve.answer()).doesNotContain("Mara", "Olivia");
        assertThat(trellis.count("role_grant where role = 'OWNER'")).isEqualTo(1);
    }

    @Test
    void sponsorsManagersAndTheSteeringGroupSeeTrendsAndDecideNothing() {
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
        for (String role : new String[] {"sponsor", "manager", "steering-group"}) {
            olivia.says("role @mara participant").says("role @mara " + role);
            mara.says("digest preview");
            assertThat(mara.answer()).as(role).doesNotContain("Only ");
            mara.says("digest off");
            assertThat(mara.answer()).as(role).contains("Only program admins");
            mara.submits("digest.preview", Map.of("what", "off"), Map.of("program", "1"));
            mara.submits("digest.choose", Map.of("what", "off"), Map.of("program", "1"));
            mara.sends(Button.Action.of("audit.older", "before", 99));
            assertThat(mara.answer()).as(role).contains("Only owners");
        }
        assertThat(trellis.count("audit_entry where act like 'digest%' and outcome = 'DONE'"))
                .isZero();
    }

    @Test
    void ownersReadWhoDidWhatToWhomAndSearchByPerson() {
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
        olivia.says("pair @mara @noor").says("role @noor sponsor");
        mara.says("blocked");
        olivia.says("audit");
        assertThat(olivia.answer())
                .contains(
                        "Olivia paired Mara and Noor",
                        "Olivia gave Noor the role Sponsor",
                        "Mara tried “blocked” without the right to",
                        "Olivia started a program");
        olivia.says("audit @mara");
        assertThat(olivia.answer())
                .contains("Olivia paired Mara and Noor", "Mara tried")
                .doesNotContain("the role Sponsor");
    }

    @Test
    void theTrailIsReadPageByPage() {
        for (int i = 0; i < 20; i++) {
            olivia.says("role @mara " + (i % 2 == 0 ? "sponsor" : "participant"));
        }
        olivia.says("audit");
        assertThat(olivia.answer()).contains("looked at who did what", "[Older]");
        olivia.taps("Older");
        assertThat(olivia.answer()).contains("gave Mara the role Sponsor").doesNotContain("[Older]");
    }
}
