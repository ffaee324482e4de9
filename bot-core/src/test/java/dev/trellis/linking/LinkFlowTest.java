package dev.trellis.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I11: one person with several chat identities, linked safely. */
@Tag("database")
class LinkFlowTest {
    private static final Pattern CODE = Pattern.compile("link ([2-9A-Z]{4}-[2-9A-Z]{4})");

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");
    private final Persona elsewhere = trellis.person("W3", "noora");

    @BeforeEach
    void meet() {
        mara.says("help");
        noor.says("help");
        elsewhere.says("help");
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void bothSidesSayYesAndAreOneFromThen() {
        olivia.says("pair @mara @noor");
        link(noor, elsewhere);
        assertThat(noor.answer()).contains("Done: this chat and memory are one");
        assertThat(elsewhere.message()).contains("Done");
        elsewhere.says("status");
        assertThat(elsewhere.answer()).contains("Mara");
        assertThat(trellis.count("person where gone_at is null and display_name like 'Noor%'"))
                .isEqualTo(1);
    }

    @Test
    void whatBothHadComesTogether() {
        trellis.person("lena").says("help");
        olivia.says("pair @mara @noor");
        trellis.database()
                .execute(
                        "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                + " select 1, 1, (select id from person where display_name = 'Lena'),"
                                + " (select id from person where display_name = 'Noora'), 'ACTIVE', now(), 1");
        link(noor, elsewhere);
        noor.says("status");
        assertThat(noor.answer()).contains("Mara", "Lena");
        nothingNamesTheOneWhoJoined();
    }

    @Test
    void theSameTwoPeopleAreOnePairAfterwards() {
        olivia.says("pair @mara @noor");
        trellis.database()
                .execute(
                        "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                + " select 1, 1, (select id from person where display_name = 'Mara'),"
                                + " (select id from person where display_name = 'Noora'), 'ACTIVE', now(), 1");
        link(noor, elsewhere);
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        nothingNamesTheOneWhoJoined();
    }

    @Test
    void answersAndReflectionsComeAlong() {
        trellis.person("lena").says("help");
        trellis.database()
                .execute(
                        "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                + " select 1, 1, (select id from person where display_name = 'Lena'),"
                                + " (select id from person where display_name = 'Noora'), 'ACTIVE', now(), 1");
        trellis.database()
                .execute("insert into cadence (organization_id, pair_id, person_id, kind, next_due_at) values (1, 1,"
                        + " (select id from person where display_name = 'Noora'), 'CHECK_IN', '2026-11-23 08:00:00')");
        trellis.passUntil("2026-11-23T09:00");
        elsewhere.taps("4 · quite").taps("Add a few words").submits(Map.of("words", "Mine alone", "audience", "ME"));
        link(noor, elsewhere);
        noor.says("status");
        assertThat(noor.answer()).contains("Lena", "Check-ins answered: 1 of 1");
        nothingNamesTheOneWhoJoined();
    }

    @Test
    void aCodeWorksOnceAndForTenMinutes() {
        String code = code(noor);
        elsewhere.says("link " + code).taps("No");
        elsewhere.says("link " + code);
        assertThat(elsewhere.answer()).contains("I don’t know this code");
        String late = code(noor);
        trellis.clock().advance(Duration.ofMinutes(11));
        elsewhere.says("link " + late);
        assertThat(elsewhere.answer()).contains("I don’t know this code");
        String replaced = code(noor);
        code(noor);
        elsewhere.says("link " + replaced);
        assertThat(elsewhere.answer()).contains("I don’t know this code");
        assertThat(trellis.count("person where gone_at is not null")).isZero();
    }

    @Test
    void itIsTypedHoweverPeopleType() {
        elsewhere.says("link " + code(noor).toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(elsewhere.answer()).contains("This code is from Noor");
    }

    @Test
    void whoGuessesHasToWait() {
        for (int i = 0; i < Linking.GUESSES; i++) {
            elsewhere.says("link ABCD-EFG" + (i + 2));
        }
        String code = code(noor);
        elsewhere.says("link " + code);
        assertThat(elsewhere.answer()).contains("too many codes");
        trellis.clock().advance(Linking.GUESSES_WITHIN.plusSeconds(1));
        elsewhere.says("link " + code(noor));
        assertThat(elsewhere.answer()).contains("Is that you?");
    }

    @Test
    void whoeverAskedForTheCodeIsAskedBeforeAnythingHappens() {
        elsewhere.says("link " + code(noor)).taps("Yes, that’s me");
        assertThat(noor.message()).contains("Noora", "typed your code. Is that you?");
        elsewhere.sends(Button.Action.of("link.confirm", "code", trellis.number("max(id) from link_code")));
        assertThat(elsewhere.answer()).contains("I don’t know this code");
        noor.taps("No");
        assertThat(noor.message()).contains("Nothing was linked");
        assertThat(trellis.count("person where gone_at is not null")).isZero();
    }

    @Test
    void somebodyElseConfirmsNothing() {
        elsewhere.says("link " + code(noor));
        long code = trellis.number("max(id) from link_code");
        mara.sends(Button.Action.of("link.agree", "code", code));
        assertThat(mara.answer()).contains("I don’t know this code");
        noor.sends(Button.Action.of("link.confirm", "code", code));
        assertThat(noor.answer()).contains("I don’t know this code");
        mara.sends(Button.Action.of("link.turn-down", "code", code));
        elsewhere.taps("Yes, that’s me");
        noor.taps("Yes, that’s me");
        assertThat(noor.message()).contains("Done");
    }

    @Test
    void aRoleDoesNotTravel() {
        Persona ownerElsewhere = trellis.person("W3", "olive").says("help");
        link(olivia, ownerElsewhere);
        ownerElsewhere.says("pairs");
        assertThat(ownerElsewhere.answer()).contains("Only program admins");
        ownerElsewhere.says("role @olive owner");
        assertThat(ownerElsewhere.answer()).contains("Only owners");
        trellis.clock().advance(Duration.ofMinutes(1));
        // An act about one role carries no other along.
        olivia.says("role @olivia sponsor");
        ownerElsewhere.says("programs");
        assertThat(ownerElsewhere.answer()).contains("One program");
        ownerElsewhere.says("pairs");
        assertThat(ownerElsewhere.answer()).contains("Only program admins");
        assertThat(trellis.count("role_grant where role = 'OWNER'")).isZero();
    }

    @Test
    void anOwnerSaysByNameWhichRoleCountsInAChatThatWasLinkedLater() {
        Persona maraElsewhere = trellis.person("W3", "marie").says("help");
        olivia.says("role @mara admin");
        link(mara, maraElsewhere);
        maraElsewhere.says("pairs");
        assertThat(maraElsewhere.answer()).contains("Only program admins");
        trellis.clock().advance(Duration.ofMinutes(1));
        olivia.says("role @mara").submits(Map.of());
        maraElsewhere.says("pairs");
        assertThat(maraElsewhere.answer()).contains("Only program admins");
        olivia.says("role @mara admin");
        assertThat(olivia.answer()).contains("counts in all their chats now");
        maraElsewhere.says("pairs");
        assertThat(maraElsewhere.answer()).contains("No pairs yet");
    }

    @Test
    void aLinkedAccountGivesThePersonToNobody() {
        link(noor, elsewhere);
        Persona attacker = trellis.person("W4", "attila").says("help");
        elsewhere.says("link " + code(attacker));
        assertThat(elsewhere.answer()).contains("in the chat you first used me in");
        elsewhere.says("link");
        assertThat(elsewhere.answer()).contains("These chats are linked to you").doesNotContainPattern(CODE);
        assertThat(trellis.count("person where gone_at is not null")).isEqualTo(1);
    }

    @Test
    void whatWasAgreedBeforeJoiningSomebodyIsVoidAfterwards() {
        Persona attacker = trellis.person("W4", "attila").says("help");
        elsewhere.says("link " + code(attacker)).taps("Yes, that’s me");
        link(noor, elsewhere);
        attacker.taps("Yes, that’s me");
        assertThat(attacker.answer()).contains("I don’t know this code");
        assertThat(trellis.count("person where gone_at is not null")).isEqualTo(1);
    }

    @Test
    void aQuestionAsksForTheAccountItNames() {
        elsewhere.says("link " + code(noor)).taps("Yes, that’s me");
        Persona attacker = trellis.person("W4", "attila").says("help");
        long first = trellis.number("max(id) from link_code");
        attacker.says("link " + code(noor)).taps("Yes, that’s me");
        noor.sends(Button.Action.of("link.confirm", "code", first));
        assertThat(noor.answer()).contains("I don’t know this code");
        assertThat(trellis.count("person where gone_at is not null")).isZero();
    }

    @Test
    void anUnlinkedAccountIsShownNothingMore() {
        olivia.says("pair @mara @noor");
        link(noor, elsewhere);
        trellis.clock().advance(Duration.ofMinutes(2));
        elsewhere.says("status");
        trellis.passUntil("2026-11-24T09:00");
        assertThat(elsewhere.messages()).anyMatch(message -> message.contains("A quick check-in"));
        elsewhere.says("privacy").taps("Get a copy");
        noor.says("link").taps("Unlink").taps("Yes, unlink it");
        assertThat(trellis.count("data_export")).isZero();
        noor.says("checkin");
        noor.taps("4 · quite").taps("Add a few words").submits(Map.of("words", "For Noor alone", "audience", "ME"));
        assertThat(elsewhere.messages()).noneMatch(message -> message.contains("For Noor alone"));
        assertThat(noor.messages()).anyMatch(message -> message.contains("For Noor alone"));
    }

    @Test
    void whoAskedToBeForgottenIsNotLinkedBeforeThatIsSettled() {
        noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        elsewhere.says("link " + code(noor));
        assertThat(elsewhere.answer()).contains("asked to be forgotten");
        noor.says("resume");
        assertThat(noor.answer()).contains("Good to have you still");
        assertThat(trellis.count("erasure")).isZero();
    }

    @Test
    void aLinkedAccountAloneForgetsNobody() {
        link(noor, elsewhere);
        elsewhere.says("privacy").taps("Forget me");
        assertThat(elsewhere.answer()).contains("in the chat you first used me in");
    }

    @Test
    void everyoneWhoJoinedIsForgottenWithThePerson() {
        Persona third = trellis.person("W4", "noorelle").says("help");
        link(elsewhere, third);
        link(noor, elsewhere);
        noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(7).plusHours(1));
        assertThat(trellis.count("person where display_name like '%oor%'")).isZero();
        assertThat(trellis.count("chat_identity where external_id like '%oor%'"))
                .isZero();
    }

    @Test
    void whoHasARoleJoinsNobody() {
        // Somebody talks an owner into typing a code, and would be owner with them.
        olivia.says("link " + code(elsewhere));
        assertThat(olivia.answer()).contains("roles don’t travel");
        olivia.says("role @mara sponsor");
        mara.says("link " + code(elsewhere));
        assertThat(mara.answer()).contains("roles don’t travel");
        assertThat(trellis.count("person where gone_at is not null")).isZero();
    }

    @Test
    void mentorAndMenteeOfEachOtherAreTwoPeople() {
        trellis.database()
                .execute(
                        "insert into pair (organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                + " select 1, 1, (select id from person where display_name = 'Noor'),"
                                + " (select id from person where display_name = 'Noora'), 'ACTIVE', now(), 1");
        elsewhere.says("link " + code(noor));
        assertThat(elsewhere.answer()).contains("mentor and mentee of each other");
    }

    @Test
    void twoAccountsOfOneChatAreNotLinked() {
        mara.says("link " + code(noor));
        assertThat(mara.answer()).contains("Both are in the same chat");
    }

    @Test
    void aCodeOfAnotherOrganizationFitsNothing() {
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        eve.says("link " + code(noor));
        assertThat(eve.answer()).contains("I don’t know this code");
        assertThat(trellis.count("link_code where typed_by is not null")).isZero();
    }

    @Test
    void inAChannelNoCodeIsShown() {
        noor.saysIn("mentoring", "link");
        assertThat(noor.answer()).contains("in our direct chat").doesNotContainPattern(CODE);
        assertThat(trellis.count("link_code")).isZero();
    }

    @Test
    void unlinkingLeavesEverythingWhereItWas() {
        olivia.says("pair @mara @noor");
        link(noor, elsewhere);
        noor.says("link").taps("Unlink").taps("Yes, unlink it");
        assertThat(noor.answer()).contains("is not linked any more");
        elsewhere.says("status");
        assertThat(elsewhere.answer()).doesNotContain("Mara");
        noor.says("status");
        assertThat(noor.answer()).contains("Mara");
        mara.sends(Button.Action.of("link.unlink-yes", "account", 1));
        assertThat(mara.answer()).contains("isn’t linked to you");
    }

    private void link(Persona asking, Persona typing) {
        typing.says("link " + code(asking)).taps("Yes, that’s me");
        asking.taps("Yes, that’s me");
    }

    private static String code(Persona asking) {
        asking.says("link");
        Matcher matcher = CODE.matcher(asking.answer());
        assertThat(matcher.find()).as(asking.answer()).isTrue();
        return matcher.group(1);
    }

    private void nothingNamesTheOneWhoJoined() {
        long gone = trellis.number("id from person where gone_at is not null");
        List<String> columns = Rows.strings(trellis.database(), """
                select concat(k.table_name, '.', k.column_name) from information_schema.key_column_usage k
                where k.table_schema = database() and k.referenced_table_name = 'person'
                union select concat(c.table_name, '.', c.column_name) from information_schema.columns c
                where c.table_schema = database() and c.column_name in ('person_id', 'created_by')
                """);
        assertThat(columns).contains("pair.mentee_id", "check_in_answer.person_id", "program.created_by");
        for (String column : columns) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(trellis.count(table + " where " + column.substring(table.length() + 1) + " = " + gone))
                    .as(column)
                    .isZero();
        }
    }
}
