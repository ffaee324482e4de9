package dev.trellis.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B1: people are invited by a post or by name, once, and say yes or no with a tap. */
@Tag("database")
class InvitationFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aProgram() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whoeverIsInvitedGetsOneMessageWithPurposeAndCharterAndAWayToSayNo() {
        mara.says("help");
        olivia.says("invite mentors @mara @noor");

        assertThat(olivia.answer())
                .contains("2 people are invited to be mentors in Peers", "Invited now: Mara and Noor");
        assertThat(mara.message())
                .contains(
                        "You are invited to be a mentor in Peers",
                        "Everybody who joins us has somebody at their side",
                        "[Read the charter and join]",
                        "[Not now]");
        mara.taps("Read the charter and join");
        assertThat(mara.answer()).contains("Be a mentor in Peers", "This is the charter");
    }

    @Test
    void nobodyIsAskedTwice() {
        mara.says("help");
        olivia.says("invite mentees @mara").says("invite mentees @mara @noor");

        assertThat(olivia.answer())
                .contains("One person is invited to be a mentee", "Asked before; nobody is asked twice: Mara");
        assertThat(mara.messages()).hasSize(1);
    }

    @Test
    void theAdminReadsWhoIsInAlreadyAndNothingOfANo() {
        SignUp.isMentee(noor);
        mara.says("help");
        olivia.says("invite mentees @mara");
        mara.taps("Not now");
        assertThat(mara.message()).contains("All right, not now", "say join");
        olivia.says("invite mentees @mara @noor");

        assertThat(olivia.answer())
                .contains("Nobody new was invited", "Are in already: Noor", "Asked before; nobody is asked twice: Mara")
                .doesNotContain("said no");
        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTEE)).isEqualTo("LEFT");
    }

    @Test
    void whatIsNotSaidIsAskedFor() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Sprint").submits(Map.of());
        olivia.says("invite @mara").submits(Map.of("program", "2", "side", "mentor"));
        assertThat(olivia.answer()).contains("One person is invited to be a mentor in Sprint");
        String id = Long.toString(trellis.number("id from person where display_name = 'Noor'"));
        olivia.says("invite").submits(Map.of("program", "1", "side", "mentee", "people", id));

        assertThat(noor.message()).contains("You are invited to have a mentor in Peers");
    }

    @Test
    void aPostInAChannelIsForWhoeverReadsIt() {
        olivia.says("invite here");
        assertThat(olivia.answer()).contains("Say invite here in the channel");
        olivia.saysIn("mentoring", "invite here");
        assertThat(olivia.answer()).contains("The invitation to Peers is posted here");
        MemoryChat.Post post = trellis.chat().posts("mentoring").getLast();
        assertThat(post.text()).contains("Peers is looking for people", "[Be a mentor]", "[Find a mentor]");
        olivia.saysIn("mentoring", "invite here");
        assertThat(olivia.answer()).contains("posted here today already");

        noor.sends(Button.Action.of("enrolment.join", "program", 1, "side", "mentee"));
        assertThat(noor.answer()).contains("Find a mentor in Peers");
        assertThat(trellis.chat().posts("mentoring")).hasSize(1);
    }

    @Test
    void whoeverIsInvitedKnowsSinceWhen() {
        mara.says("help");
        olivia.says("invite mentors @mara");
        mara.says("status");

        assertThat(mara.answer())
                .contains("You were invited on November 19, 2026 to be a mentor in Peers")
                .doesNotContain("still open");
    }

    @Test
    void aThousandAreInvitedWithFewStatementsAndEachIsTold() {
        trellis.database()
                .execute(
                        "insert into person (organization_id, display_name, created_at) with recursive n(i) as (select 1 union all"
                                + " select i + 1 from n where i < 900) select 1, concat('P', i), now(6) from n");
        List<Long> all = LongStream.rangeClosed(1, trellis.number("max(id) from person") + 5)
                .boxed()
                .toList();
        Program peers =
                trellis.bean(Programs.class).findByIdAndOrganizationId(1, 1).orElseThrow();
        Map<Long, Outcome> outcomes = trellis.bean(Enrolling.class)
                .invite(peers, Side.MENTEE, all, trellis.clock().instant());

        assertThat(outcomes.keySet()).containsExactlyElementsOf(all);
        assertThat(outcomes.values().stream().filter(Outcome.Invited.class::isInstance))
                .hasSize(901);
        assertThat(outcomes.values().stream().filter(Outcome.NotThere.class::isInstance))
                .hasSize(5);
        assertThat(trellis.count("outbox where kind = 'enrolment.invitation'")).isEqualTo(901);
        Map<Long, Outcome> again = trellis.bean(Enrolling.class)
                .invite(peers, Side.MENTEE, all, trellis.clock().instant());
        assertThat(again.values().stream().filter(Outcome.WasInvited.class::isInstance))
                .hasSize(901);
    }

    @Test
    void anImportTakesPeopleInButNobodyWhoHasLeft() {
        SignUp.isMentee(noor);
        noor.says("leave").taps("Leave");
        SignUp.appliesAsMentor(mara);
        Program peers =
                trellis.bean(Programs.class).findByIdAndOrganizationId(1, 1).orElseThrow();
        long idOfMara = trellis.number("id from person where display_name = 'Mara'");
        long idOfNoor = trellis.number("id from person where display_name = 'Noor'");
        Enrolling enrolling = trellis.bean(Enrolling.class);

        assertThat(enrolling.enrol(
                        peers, Side.MENTEE, List.of(idOfNoor), trellis.clock().instant()))
                .hasEntrySatisfying(idOfNoor, outcome -> assertThat(outcome).isInstanceOf(Outcome.HasLeft.class));
        assertThat(enrolling.enrol(
                        peers, Side.MENTOR, List.of(idOfMara), trellis.clock().instant()))
                .hasEntrySatisfying(idOfMara, outcome -> assertThat(outcome).isInstanceOf(Outcome.Enrolled.class));
        assertThat(enrolling.enrol(
                        peers, Side.MENTOR, List.of(idOfMara), trellis.clock().instant()))
                .hasEntrySatisfying(idOfMara, outcome -> assertThat(outcome).isInstanceOf(Outcome.IsIn.class));
    }

    @Test
    void onlyAdminsInvite() {
        mara.says("invite mentors @noor");
        assertThat(mara.answer()).contains("Only program admins");
        mara.saysIn("mentoring", "invite here");
        mara.submits("enrolment.invite", Map.of("people", "1"), Map.of("side", "mentor"));

        assertThat(mara.answer()).contains("Only program admins");
        assertThat(trellis.count("enrolment")).isZero();
        assertThat(trellis.chat().posts("mentoring")).isEmpty();
    }

    @Test
    void nobodyOfAnotherOrganizationIsInvited() {
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").says("help");
        String eve = Long.toString(trellis.number("id from person where display_name = 'Eve'"));
        olivia.submits("enrolment.invite", Map.of("people", eve), Map.of("side", "mentor", "people", eve));

        assertThat(trellis.count("enrolment")).isZero();
    }

    @Test
    void whoeverIsPairedBeforeAnInvitationReachesThemIsNotAskedAnyMore() {
        mara.says("help");
        noor.says("help");
        trellis.passUntil("2026-11-19T23:00");
        olivia.says("invite mentors @mara");
        assertThat(trellis.count("outbox where kind = 'enrolment.invitation' and state = 'WAITING'"))
                .isEqualTo(1);
        olivia.says("pair @mara @noor");
        trellis.passUntil("2026-11-20T12:00");

        assertThat(mara.messages()).noneMatch(message -> message.contains("You are invited"));
    }
}
