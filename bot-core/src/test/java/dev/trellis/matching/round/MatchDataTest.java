package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Json;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I5, I11: what matching keeps about somebody goes when they are forgotten, and comes along when two accounts are one person. */
@Tag("database")
class MatchDataTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Enrolled enrolled = new Enrolled(trellis);

    @BeforeEach
    void aRoundInTheMiddle() {
        olivia.says("program create Peers").submits(Map.of());
        enrolled.mentorWithLimit("mara", 1, "Excel");
        enrolled.mentorWithLimit("ben", 1, "Writing");
        enrolled.mentee("noor", "Excel");
        enrolled.mentee("lina", "Writing");
        enrolled.mentee("omar", "Writing");
        trellis.person("noor").says("match never @ben");
        trellis.person("lina").says("match never @mara");
        olivia.says("match forbid @lina @omar").says("match").taps("See the proposal");
        olivia.taps("See the pairs").taps("Lock");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whoIsForgottenIsInNoRowAndTheRoundGoesOn() {
        trellis.person("mara").says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        long mara = enrolled.id("mara");
        trellis.pass(Duration.ofDays(8));
        nothingNames(mara);
        assertThat(trellis.text("state from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo("WAITING");
        olivia.says("match");
        assertThat(olivia.answer()).contains("a proposal for 3 mentees").doesNotContain("Undo");
    }

    @Test
    void roundsThatTheyAreNotInKeepTheirWayBack() {
        olivia.says("program create Others").submits(Map.of());
        String round =
                "insert into match_round (organization_id, program_id, state, open, version, started_at) select 1, 2, '%s', %s, 3, now(6)";
        String change =
                "insert into match_change (organization_id, round_id, version, kind, changed_at, before_it) values (1, %d, 3, 'SWAP', now(6), '%s')";
        long mara = enrolled.id("mara");
        trellis.database()
                .execute(
                        round.formatted("PROPOSED", "1"),
                        round.formatted("DISCARDED", "null"),
                        change.formatted(2, before(enrolled.id("lina"), enrolled.id("ben"))),
                        change.formatted(3, before(enrolled.id("lina"), mara)));
        trellis.person("mara").says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));
        assertThat(trellis.count("match_change where before_it is not null and round_id = 2"))
                .isEqualTo(1);
        assertThat(trellis.number("version from match_round where id = 2"))
                .as("no card is older than it")
                .isEqualTo(3);
        assertThat(trellis.count("match_change where before_it is not null and round_id <> 2"))
                .as("also where only a way back leads to them")
                .isZero();
    }

    private static String before(long mentee, long mentor) {
        return Json.write(new Change.Before(List.of(Proposal.pair(1, 2, mentee, mentor, 500, false))));
    }

    @Test
    void whoAskedForItIsInNobodysWay() {
        trellis.person("noor").says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        olivia.says("match").taps("Announce");
        assertThat(olivia.answer()).contains("Noor (with Mara): has left");
    }

    @Test
    void twoAccountsOfOnePersonAreOneInARound() {
        Persona elsewhere = trellis.person("W3", "noora").says("help");
        long gone = trellis.number("id from person where display_name = 'Noora'");
        trellis.database()
                .execute(
                        "insert into match_never (organization_id, person_id, other_id, said_at) select 1, " + gone
                                + ", id, now(6) from person where display_name in ('Ben', 'Noor')",
                        "insert into match_proposal (organization_id, round_id, mentee_id, state) values (1, 1, " + gone
                                + ", 'WAITING')",
                        "update match_proposal set mentor_id = " + gone + " where mentee_id = " + enrolled.id("lina"));
        Persona noor = trellis.person("noor");
        String code = noor.says("link").answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
        elsewhere.says("link " + code).taps("Yes, that’s me");
        noor.taps("Yes, that’s me");
        nothingNames(gone);
        assertThat(trellis.count("match_never where person_id = other_id")).isZero();
        assertThat(trellis.count("match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(1);
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("lina")))
                .isEqualTo(enrolled.id("noor"));
    }

    @Test
    void nobodyWritesIntoAnOpenRoundWhileSomebodyIsTakenOutOfIt() {
        trellis.database().execute("update match_round set state = 'COMPUTING'");
        Person mara = person("mara");
        enrolled.inTransaction(() -> {
            trellis.bean(RoundData.class).erase(mara, trellis.clock().instant());
            return assertThatThrownBy(() ->
                            trellis.database().execute("select id from match_round where open = 1 for update nowait"))
                    .isNotNull();
        });
    }

    @Test
    void aCopyTellsWhatOneSaidOneselfAndNothingOfOthers() {
        assertThat(kept("noor")).hasSize(1).first().asString().contains("Ben");
        assertThat(kept("ben")).isEmpty();
        assertThat(kept("omar").toString()).contains("match.data.forbidden").doesNotContain("Lina");
    }

    private List<PersonalData.Item> kept(String user) {
        Person person = person(user);
        return enrolled.inTransaction(() -> trellis.bean(RoundData.class).of(person));
    }

    private Person person(String user) {
        return enrolled.inTransaction(() -> trellis.bean(People.class)
                .findByIdAndOrganizationId(enrolled.id(user), 1)
                .orElseThrow());
    }

    private void nothingNames(long person) {
        List<String> columns = Rows.strings(trellis.database(), """
                select concat(table_name, '.', column_name) from information_schema.key_column_usage
                where table_schema = database() and referenced_table_name = 'person' and table_name like 'match%'
                """);
        assertThat(columns).contains("match_proposal.mentor_id", "match_never.other_id", "match_change.actor_id");
        for (String column : columns) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(trellis.count(table + " where " + column.substring(table.length() + 1) + " = " + person))
                    .as(column)
                    .isZero();
        }
        assertThat(trellis.count("match_change where before_it is not null")).isZero();
    }
}
