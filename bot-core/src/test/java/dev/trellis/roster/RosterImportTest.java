package dev.trellis.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.planning.Sweep;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B1, I4: people come into a program by a file. */
@Tag("database")
class RosterImportTest {
    private static final Voice ENGLISH = new Voice(Language.ENGLISH, ZoneOffset.UTC);
    private static final Pattern KEY = Pattern.compile("https://trellis\\.example/roster/([A-Za-z0-9_-]+)");

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void program() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whoIsNamedIsInvitedAndToldSo() {
        bring("person,role\nmara,mentor\nnoor,mentee\n", false);

        assertThat(trellis.count("enrolment where state = 'INVITED'")).isEqualTo(2);
        assertThat(olivia.message()).contains("I am done with your file for Peers", "New: 2 people");
        trellis.passUntil("2026-11-20T12:00");
        assertThat(trellis.person("mara").says("help").message()).contains("Peers");
    }

    @Test
    void enrolledAtOnceAreThoseWhoAgreedAlready() {
        bring("person,role,limit\nmara,mentor,3\nnoor,mentee,\n", true);

        assertThat(trellis.count("enrolment where state = 'ENROLLED' and enrolled_at is not null"))
                .isEqualTo(2);
        assertThat(trellis.number("own_limit from enrolment where side = 'MENTOR'"))
                .isEqualTo(3);
        assertThat(trellis.count("outbox where kind = 'enrolment.invitation'")).isZero();
    }

    @Test
    void whoeverIsEnrolledAtOnceIsWelcomedOnceAndTheirSurveyBegins() {
        bring("person,role\nmara,mentor\nnoor,mentee\n", true);
        Persona noor = trellis.person("noor");
        assertThat(noor.messages()).singleElement().asString().contains("You are in Peers now: the program team");
        assertThat(trellis.person("mara").messages())
                .singleElement()
                .asString()
                .contains("You are a mentor in Peers now: the program team", "they decide who fits you");
        assertThat(trellis.count("intake where remind_at is not null")).isEqualTo(2);

        bring("person,role\nmara,mentor\nnoor,mentee\n", true);
        assertThat(trellis.count("outbox where kind = 'enrolment.taken-in'")).isEqualTo(2);
        noor.taps("Answer the questions");
        assertThat(noor.answer()).isEqualTo("form What you want to learn");
        trellis.passUntil("2026-11-27T12:00");
        assertThat(trellis.person("mara").messages()).anyMatch(said -> said.contains("are still open"));
    }

    @Test
    void whoeverWasInAPairBeforeIsNotWelcomedByAFile() {
        trellis.person("mara").says("help");
        trellis.person("noor").says("help");
        olivia.says("pair @mara @noor");
        bring("person,role\nmara,mentor\nnoor,mentee\n", true);
        assertThat(trellis.count("outbox where kind = 'enrolment.taken-in'")).isZero();
        assertThat(trellis.count("intake where remind_at is not null")).isZero();
    }

    @Test
    void aThousandAtOnceAreWelcomedWithAFixedNumberOfStatementsABatch() {
        StringBuilder file = new StringBuilder("person,role\n");
        for (int i = 1; i <= 1000; i++) {
            file.append("p").append(i).append(i % 2 == 0 ? ",mentor\n" : ",mentee\n");
        }
        upload(key(), file.toString(), true);
        trellis.bean(RosterWork.class).sweep();
        verified();
        long before = statements();
        trellis.bean(RosterWork.class).sweep();
        assertThat(statements() - before).isLessThan(200);
        assertThat(trellis.count("outbox where kind = 'enrolment.taken-in'")).isEqualTo(1000);
        assertThat(trellis.count("intake where remind_at is not null")).isEqualTo(1000);
    }

    @Test
    void fiveThousandLinesWithAHundredBadOnesNameEachOfThemAndTakeTheRest() {
        StringBuilder file = new StringBuilder("person;role;team\n");
        for (int i = 1; i <= 5000; i++) {
            String role = i % 50 == 0 ? "boss" : i % 2 == 0 ? "mentor" : "mentee";
            file.append("p")
                    .append(i)
                    .append(';')
                    .append(role)
                    .append(";Team ")
                    .append(i % 40)
                    .append('\n');
        }
        upload(key(), file.toString(), false);
        long before = statements();
        trellis.bean(RosterWork.class).sweep();
        long used = statements() - before;
        verified();
        before = statements();
        trellis.bean(RosterWork.class).sweep();
        used += statements() - before;
        trellis.settle();

        assertThat(trellis.count("enrolment")).isEqualTo(4900);
        assertThat(trellis.count("workplace where team <> ''")).isEqualTo(4900);
        assertThat(olivia.message()).contains("New: 4,900 people", "Not taken: 100 people");
        String report = report();
        assertThat(report.lines().filter(line -> line.contains("is no role"))).hasSize(100);
        assertThat(report).contains("51,“boss” is no role. Write mentor or mentee,p50");
        assertThat(used)
                .as("statements for 5,000 lines: a fixed number a batch")
                .isLessThan(1500);

        long invitations = trellis.count("outbox where kind = 'enrolment.invitation'");
        bring(file.toString(), false);
        assertThat(olivia.message()).contains("nothing new", "As before: 4,900 people", "Not taken: 100 people");
        assertThat(trellis.count("enrolment")).isEqualTo(4900);
        assertThat(trellis.count("outbox where kind = 'enrolment.invitation'")).isEqualTo(invitations);
    }

    @Test
    void everyBadLineIsNamedWithItsReason() {
        trellis.person("mara").says("help");
        bring(
                String.join(
                        "\n",
                        "person,role,cohort,limit,manager,skills wanted,languages,team",
                        "mara,mentor,,,,,,",
                        "Nobody Known,mentee,,,,,,",
                        ",mentee,,,,,,",
                        "p4,,,,,,,",
                        "mara,mentor,,,,,,",
                        "mara,mentee,,,,,,",
                        "p7,mentee,Autumn,,,,,",
                        "p8,mentor,,many,,,,",
                        "p9,mentee,,2,,,,",
                        "p10,mentee,,,Boss Unknown,,,",
                        "p11,mentee,,,p11,,,",
                        "p12,mentee,,,,Listening:9,,",
                        "p13,mentee,,,,,Klingon,",
                        "p14,mentee,,,,,," + "x".repeat(61),
                        "memory:W9:p15,mentee,,,,,,",
                        "p16,mentee,,,,,,,more",
                        "p17,mentee,,,,Juggling:1,,"),
                false);

        assertThat(report().lines().skip(1).map(line -> line.replace("\"", "")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("3,I don’t know “Nobody Known”"),
                        line -> assertThat(line).startsWith("4,there is no person"),
                        line -> assertThat(line).startsWith("5,there is no role"),
                        line -> assertThat(line).startsWith("6,the same person stands on line 2 already"),
                        line -> assertThat(line).startsWith("7,the same person stands on line 2 with the other role"),
                        line -> assertThat(line).contains("8,this program has no cohort “Autumn”"),
                        line -> assertThat(line).startsWith("9,“many” is no limit"),
                        line -> assertThat(line).startsWith("10,a limit is for mentors only"),
                        line -> assertThat(line).startsWith("11,I don’t know the manager “Boss Unknown”"),
                        line -> assertThat(line).startsWith("12,“p11” would report to themselves"),
                        line -> assertThat(line).contains("13,").contains("I can’t read the skills “Listening:9”"),
                        line -> assertThat(line).contains("14,").contains("“Klingon”"),
                        line -> assertThat(line).startsWith("15,this is too long"),
                        line -> assertThat(line).startsWith("16,I don’t know “memory:W9:p15”"),
                        line -> assertThat(line).contains("17,this line has more cells"),
                        line -> assertThat(line)
                                .contains("18,")
                                .contains("not all of these skills are on the program’s list"));
        assertThat(trellis.count("enrolment")).isEqualTo(1);
    }

    @Test
    void reportingLinesThatComeBackToWhereTheyBeganAreReportedAndTheOthersHold() {
        bring("person,role,manager\na1,mentee,b1\nb1,mentee,c1\nc1,mentor,a1\nd1,mentee,c1\n", true);

        assertThat(olivia.message()).contains("New: 1 person", "Not taken: 3 people");
        assertThat(report()).contains("2,with the manager “b1” the reporting line would come back");
        assertThat(trellis.count("workplace where manager_id is not null")).isEqualTo(1);

        // What was known counts, too.
        bring("person,role,manager\nc1,mentor,d1\n", true);
        assertThat(olivia.message()).contains("Not taken: 1 person");
    }

    @Test
    void aLineThatChangedChangesWhatItSaysAndNothingElse() {
        bring(
                "person,role,team,region,skills offered,languages\nmara,mentor,Blue,North,Presenting:4|teamwork:2,en\n",
                true);
        bring("person,role,team,skills offered\nmara,mentor,Green,\n", true);

        assertThat(olivia.message()).contains("Changed: 1 person");
        assertThat(trellis.text("concat(team, ' ', region) from workplace")).isEqualTo("Green North");
        assertThat(trellis.words("said from intake")).contains("\"@presenting\":4", "\"@teamwork\":2", "\"en\"");
    }

    @Test
    void whoeverLeftIsNotBroughtBackByAFile() {
        bring("person,role\nmara,mentor\n", true);
        trellis.database().execute("update enrolment set state = 'LEFT'");
        bring("person,role\nmara,mentor\n", true);

        assertThat(trellis.text("state from enrolment")).isEqualTo("LEFT");
        assertThat(report()).contains("they were asked or were in the program before");
    }

    @Test
    void leaversAreMarkedAndListedWithTheirPairsAndNoPairEnds() {
        trellis.person("mara").says("help");
        trellis.person("noor").says("help");
        olivia.says("pair @mara @noor");
        bring("person,role\nmara,mentor\nnoor,mentee\n", true);
        bring("person,leaves\nmara,yes\n", false);

        assertThat(trellis.count("enrolment where state = 'LEFT'")).isEqualTo(1);
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        assertThat(olivia.message()).contains("Mara, in a pair that goes on", "unpair");
        assertThat(trellis.count("audit_entry where act = 'roster leaver' and whom_id is not null and door = 'web'"))
                .isEqualTo(1);
        bring("person,leaves\nmara,yes\n", false);
        assertThat(olivia.message()).contains("nothing new");
    }

    @Test
    void aNodeThatDiesBetweenTwoBatchesLosesNothing() {
        StringBuilder file = new StringBuilder("person,role\n");
        for (int i = 1; i <= 1200; i++) {
            file.append("q").append(i).append(",mentee\n");
        }
        upload(key(), file.toString(), true);
        RosterWork work = trellis.bean(RosterWork.class);
        step(work);
        step(work);
        assertThat(trellis.count("roster_row")).isEqualTo(1000);
        trellis.settle();

        assertThat(trellis.count("enrolment where state = 'ENROLLED'")).isEqualTo(1200);
        assertThat(trellis.count("chat_identity where external_id like 'q%'")).isEqualTo(1200);
    }

    @Test
    void twoFilesForOneProgramAreDoneOneAfterTheOther() {
        trellis.person("mara").says("help");
        olivia.says("role @mara admin");
        String first = key();
        trellis.person("mara").says("import");
        String second = keyIn(trellis.person("mara").says("import"));
        upload(first, "person,role\nnoor,mentor\n", true);
        upload(second, "person,role\nnoor,mentor\nsami,mentee\n", true);
        Imports imports = trellis.bean(Imports.class);

        assertThat(transaction(() -> imports.due(trellis.clock().instant(), 10)))
                .hasSize(1);
        trellis.settle();
        assertThat(trellis.count("enrolment")).isEqualTo(2);
        assertThat(trellis.count("roster_import where state = 'DONE'")).isEqualTo(2);
    }

    @Test
    void peopleOfAnotherOrganizationAreUnknown() {
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").says("help");
        bring("person,role\nmemory:W2:eve,mentor\n", true);

        assertThat(report()).contains("I don’t know “memory:W2:eve”");
        assertThat(trellis.count("enrolment")).isZero();
    }

    @Test
    void guestsAndPeopleOfOtherCompaniesAreNamedAndNotKept() {
        trellis.chat().outsider("gus");
        trellis.chat().outsider("boss");
        bring("person,role,manager\ngus,mentee,\nmara,mentor,\nnoor,mentee,boss\nsami,mentee,boss\n", true);

        assertThat(olivia.message()).contains("New: 1 person", "Not taken: 3 people");
        assertThat(report().lines())
                .anyMatch(line -> line.startsWith("2,\"“gus” is a guest, a bot, from another company"))
                .anyMatch(line -> line.startsWith("4,\"the manager “boss” is a guest"))
                .anyMatch(line -> line.startsWith("5,\"the manager “boss” is a guest"));
        assertThat(trellis.count("chat_identity where external_id in ('gus', 'boss')"))
                .isZero();
        assertThat(trellis.count("person where gone_at is null and display_name in ('gus', 'boss')"))
                .isZero();
        assertThat(trellis.chat().posts("dm:gus")).isEmpty();
        assertThat(trellis.count("enrolment")).isEqualTo(1);
    }

    @Test
    void nobodyIsEnrolledBeforeTheirChatHasSaidWhoTheyAre() {
        upload(key(), "person,role\nmara,mentor\n", true);
        RosterWork work = trellis.bean(RosterWork.class);
        work.sweep();
        assertThat(trellis.count("enrolment")).isZero();
        assertThat(trellis.text("state from roster_import where state <> 'OFFERED'"))
                .isEqualTo("APPLYING");

        // A chat that does not answer keeps no file from its end.
        trellis.clock().advance(Duration.ofHours(25));
        work.sweep();
        assertThat(trellis.count("enrolment")).isEqualTo(1);
    }

    @Test
    void aGuestOfWhomTheChatSpeaksLateIsInNoPairAndNoProgramAnyMore() {
        Persona noor = trellis.person("noor").says("help");
        upload(key(), "person,role\nmara,mentor\n", true);
        RosterWork work = trellis.bean(RosterWork.class);
        work.sweep();
        trellis.clock().advance(Duration.ofHours(25));
        work.sweep();
        assertThat(trellis.count("enrolment")).isEqualTo(1);
        trellis.chat().outsider("mara");
        olivia.says("pair @mara @noor");
        trellis.settle();

        assertThat(trellis.count("enrolment where side = 'MENTOR'")).isZero();
        assertThat(trellis.count("pair where together = 1")).isZero();
        assertThat(noor.message()).contains("Your mentor doesn’t take part any more");
    }

    @Test
    void fileAndReportAreGoneAfterAWeek() {
        bring("person,role\nNobody,mentor\n", true);
        trellis.pass(Duration.ofDays(8));

        assertThat(trellis.count("roster_import")).isZero();
        assertThat(trellis.count("roster_row")).isZero();
    }

    @Test
    void whoeverIsNoAdminGetsNoPage() {
        assertThat(trellis.person("noor").says("import").answer()).contains("Only program admins");
        assertThat(olivia.saysIn("general", "import").answer()).contains("in our direct chat");
    }

    @Test
    void aKeyTakesOneFileAndARoleThatWasTakenClosesIt() {
        trellis.person("mara").says("help");
        olivia.says("role @mara admin");
        String key = keyIn(trellis.person("mara").says("import"));
        trellis.database().execute("delete from role_grant");
        assertThat(upload(key, "person,role\nnoor,mentor\n", true)).isInstanceOf(Rosters.Page.Over.class);

        String own = key();
        assertThat(upload(own, "no csv at all", true)).isInstanceOf(Rosters.Page.Refused.class);
        assertThat(upload(own, "person,role\nnoor,mentor\n", true)).isInstanceOf(Rosters.Page.Working.class);
        assertThat(upload(own, "person,role\nsami,mentor\n", true)).isInstanceOf(Rosters.Page.Over.class);
        trellis.settle();
        assertThat(rosters().look(own)).isEqualTo(new Rosters.Page.Done("Peers", 1, 0, 0, 0, 0));
    }

    @Test
    void aRoleThatWasTakenClosesThePageAndTheReport() {
        Persona mara = trellis.person("mara").says("help");
        olivia.says("role @mara admin");
        String key = keyIn(mara.says("import"));
        upload(key, "person,role\nNobody,mentor\n", true);
        trellis.settle();
        String report = found(trellis.chat().posts("dm:mara").getLast().card());
        assertThat(rosters().look(key)).isInstanceOf(Rosters.Page.Done.class);
        assertThat(rosters().report(report, ENGLISH)).isPresent();
        trellis.database().execute("delete from role_grant");

        assertThat(rosters().look(key)).isInstanceOf(Rosters.Page.Over.class);
        assertThat(rosters().report(report, ENGLISH)).isEmpty();
    }

    @Test
    void nothingInAReportBeginsACellLikeAFormulaWhateverSeparatesCells() {
        bring(
                "person,role,juggling;=1+1\n\"a;=cmd|calc\",mentor,\n\"b\t@sum(1)\nc\",mentor,\n=1+1,mentor,\n\" +1\",mentor,\n",
                true);

        String report = report();
        assertThat(report).doesNotContain(";", "\t").contains("juggling =1+1", "a =cmd|calc", "b @sum(1) c", "'=1+1");
        assertThat(report.lines()).allMatch(line -> line.matches("\uFEFF?\"?[A-Za-z0-9].*"));
        for (String cell : report.split("[,;\t\r\n]")) {
            assertThat(cell.replace("\"", "").strip())
                    .doesNotStartWith("=")
                    .doesNotStartWith("@")
                    .doesNotStartWith("+");
        }
    }

    @Test
    void anImportThatAlwaysFailsIsGivenUpAndLetsTheNextOneGo() {
        trellis.person("mara").says("help");
        olivia.says("role @mara admin");
        String first = key();
        String second = keyIn(trellis.person("mara").says("import"));
        upload(first, "person,role\nnoor,mentor\n", true);
        upload(second, "person,role\nsami,mentee\n", true);
        trellis.database().execute("update roster_import set file = null where asked_by = 1");
        trellis.settle();
        assertThat(trellis.count("enrolment")).as("one after the other").isZero();
        trellis.pass(Duration.ofHours(3));

        assertThat(trellis.text("state from roster_import where asked_by = 1")).isEqualTo("FAILED");
        assertThat(olivia.message()).contains("I could not finish your file for Peers");
        assertThat(trellis.count("enrolment where state = 'ENROLLED'")).isEqualTo(1);
    }

    /** Every chat has said who they are. */
    private void verified() {
        Sweep profiles = trellis.beans(Sweep.class).stream()
                .filter(sweep -> sweep.name().equals("profiles"))
                .findFirst()
                .orElseThrow();
        int asked;
        do {
            asked = profiles.sweep();
        } while (asked > 0);
    }

    private Rosters rosters() {
        return trellis.bean(Rosters.class);
    }

    private void bring(String file, boolean atOnce) {
        assertThat(upload(key(), file, atOnce)).isInstanceOf(Rosters.Page.Working.class);
        trellis.settle();
    }

    private Rosters.Page upload(String key, String file, boolean atOnce) {
        return rosters().bring(key, file.getBytes(StandardCharsets.UTF_8), atOnce, ENGLISH);
    }

    private String key() {
        return keyIn(olivia.says("import"));
    }

    private static String keyIn(Persona admin) {
        return found(((Reply.Show) admin.reply()).card());
    }

    private String report() {
        Card card = trellis.chat().posts("dm:olivia").getLast().card();
        return rosters().report(found(card), ENGLISH).orElseThrow();
    }

    private static String found(Card card) {
        return card.elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .map(Button::press)
                .filter(Button.Press.OpenLink.class::isInstance)
                .map(press -> KEY.matcher(((Button.Press.OpenLink) press).url()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }

    private void step(RosterWork work) {
        transaction(() -> {
            Instant now = trellis.clock().instant();
            work.handle(work.claim(now, 1), now);
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private <T> T transaction(java.util.function.Supplier<T> work) {
        return ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class))
                .executeWrite(status -> work.get());
    }

    /** What the database was asked so far, as its server counts it; always 0 where others use it, too. */
    private long statements() {
        if (!TestDatabase.hasTheServerToItself()) {
            return 0;
        }
        try (var connection = trellis.database().connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery(
                        "show global status where variable_name in ('Com_select', 'Com_insert', 'Com_update')")) {
            long all = 0;
            while (results.next()) {
                all += results.getLong(2);
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
