package dev.trellis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.secrecy.Vault;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D1: an agreement is read by the two whose it is, and by nobody else, whatever their role. */
@Tag("database")
class AgreementPrivacyTest {
    private static final String MARAS = "Nobody hears of the clinic";
    private static final String NOORS = "We never speak of Sunday";

    private static final Voice ENGLISH = new Voice(Language.ENGLISH, ZoneOffset.UTC);

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void anAgreementOfTwo() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        change(mara, Map.of("boundaries", MARAS));
        change(noor, Map.of("confidentiality", NOORS));
        mara.says("agreement").taps("Sign version 3");
        noor.says("agreement").taps("Sign version 3");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void noRoleOpensIt() {
        for (String role : List.of("admin", "sponsor", "manager", "steering-group")) {
            Persona other = trellis.person(role.replace("-", "")).says("help");
            olivia.says("role @" + role.replace("-", "") + " " + role);
            readsAndDoesNothing(other);
        }
        readsAndDoesNothing(olivia);
        olivia.says("agreements")
                .says("pairs")
                .says("audit")
                .says("program preview")
                .says("digest preview");
        assertThat(olivia.messages()).noneMatch(message -> message.contains(MARAS) || message.contains(NOORS));
    }

    @Test
    void anotherOrganizationReadsNothingOfIt() {
        trellis.anotherOrganization("W2");
        readsAndDoesNothing(trellis.person("W2", "mara").says("help"));
        readsAndDoesNothing(trellis.person("W2", "eve").says("help"));
    }

    @Test
    void neitherFormerPartnersNorNewOnesReadTheOldOne() {
        olivia.says("unpair @mara @noor").taps("End it");
        Persona zoe = trellis.person("zoe").says("help");
        olivia.says("pair @mara @zoe");
        readsAndDoesNothing(zoe);
        assertThat(zoe.says("agreement").answer())
                .contains("Agreement between you and Mara", "Version 1")
                .doesNotContain(MARAS, NOORS);
        noor.sends(Button.Action.of("agreement.read", "pair", 1));
        assertThat(noor.answer()).contains("This mentoring has ended").doesNotContain(MARAS);
        noor.sends(Button.Action.of("agreement.read", "pair", 2));
        assertThat(noor.answer()).contains("isn’t one of yours");
    }

    @Test
    void whoBecomeAPairAgainBeginAnew() {
        olivia.says("unpair @mara @noor").taps("End it");
        olivia.says("pair @mara @noor");

        assertThat(mara.says("agreement").answer())
                .contains("Version 1, drafted")
                .doesNotContain(MARAS);
    }

    @Test
    void wordsAreSealed() {
        List<String> stored = Rows.strings(trellis.database(), "select words from agreement_clause");
        assertThat(stored).hasSize(3).allMatch(Vault::isSealed);
        mara.says("agreement").taps("Change it").submits(Map.of("tracking", "In a black book"));
        assertThat(trellis.words("words from agreement_edit")).contains("In a black book");
    }

    @Test
    void bothFindAllOfItInTheCopyOfTheirData() {
        mara.says("agreement").taps("Change it").submits(Map.of("tracking", "In a black book"));
        String noors = copy("Noor");

        assertThat(noors).contains(MARAS, NOORS, "Peers", "Mara").doesNotContain("In a black book");
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(copy("Mara")).as("after the end, too").contains(MARAS, NOORS);
        assertThat(copy("Olivia")).doesNotContain(MARAS, NOORS);
    }

    @Test
    void whoIsForgottenTakesTheirOwnWordsAndLeavesThoseOfTheOther() {
        mara.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(7).plusHours(1));

        assertThat(trellis.count("agreement_clause where words is null")).isEqualTo(2);
        assertThat(trellis.words("words from agreement_clause where words is not null"))
                .isEqualTo(NOORS);
        assertThat(copy("Noor")).contains(NOORS).doesNotContain(MARAS);
        assertThat(trellis.count("agreement_signature")).isEqualTo(1);
        assertThat(trellis.count("agreement_party where due is not null")).isZero();
        assertThat(noor.says("agreement").answer()).contains("You have no mentor or mentee");
    }

    @Test
    void theWordsAreDeletedSomeTimeAfterTheEnd() {
        olivia.says("unpair @mara @noor").taps("End it");
        trellis.clock().advance(Duration.ofDays(729));
        trellis.settle();
        assertThat(trellis.count("agreement_clause where words is not null")).isEqualTo(3);
        trellis.clock().advance(Duration.ofDays(2));
        trellis.settle();

        assertThat(trellis.count("agreement_clause where words is not null")).isZero();
        assertThat(copy("Noor")).contains("What was written here is not kept").doesNotContain(NOORS);
    }

    @Test
    void whatAnAccountWordedAndSignedGoesWithItWhenItIsJoined() {
        Persona elsewhere = trellis.person("W3", "noora").says("help");
        Persona lena = trellis.person("lena").says("help");
        olivia.says("pair lena Noora");
        change(elsewhere, Map.of("tracking", "In a blue book"));
        elsewhere.says("agreement").taps("Sign version 2");
        elsewhere.says("agreement").taps("Change it").submits(Map.of("preparation", "Bring tea."));
        noor.says("link");
        String code = noor.answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
        elsewhere.says("link " + code).taps("Yes, that’s me");
        noor.taps("Yes, that’s me");
        noor.says("agreement @lena");

        assertThat(noor.answer())
                .contains(
                        "Agreement between you and Lena",
                        "by you",
                        "In a blue book",
                        "You have signed it",
                        "You began to change");
        lena.says("agreement").taps("Sign version 2");
        assertThat(lena.answer()).contains("is in force");
        long gone = trellis.number("id from person where gone_at is not null");
        for (String table : List.of("agreement_version", "agreement_clause")) {
            assertThat(trellis.count(table + " where written_by = " + gone)).isZero();
        }
    }

    /** Whatever they try with ids that are not theirs, they read no word, and nothing is changed. */
    private void readsAndDoesNothing(Persona other) {
        String before = rows();
        for (String action : List.of("agreement.read", "agreement.versions", "agreement.discard")) {
            other.sends(Button.Action.of(action, "pair", 1));
            assertThat(other.answer()).as(action).contains("isn’t one of yours").doesNotContain(MARAS, NOORS);
        }
        for (String action : List.of("agreement.read", "agreement.sign", "agreement.differences")) {
            other.sends(Button.Action.of(action, "pair", 1, "version", 3));
            assertThat(other.answer()).as(action).contains("isn’t one of yours").doesNotContain(MARAS, NOORS);
        }
        other.sends(Button.Action.of("agreement.still-right", "pair", 1, "on", "2027-01-14"));
        assertThat(other.answer()).contains("isn’t one of yours");
        other.asksFor(Button.Action.of("agreement.change", "pair", 1));
        assertThat(other.answer()).contains("isn’t one of yours");
        other.submits(
                "agreement.change",
                Map.of("pair", "1", "version", "3", "step", "2"),
                new HashMap<>(Map.of("activities", "mine now")));
        assertThat(other.answer()).doesNotContain(MARAS, NOORS);
        assertThat(rows()).isEqualTo(before);
    }

    private String rows() {
        return trellis.text("concat_ws(' ', version, in_force, revisit_on) from agreement where pair_id = 1")
                + trellis.count("agreement_signature")
                + trellis.count("agreement_edit")
                + trellis.count("agreement_party where still_right_at is not null");
    }

    @SuppressWarnings("unchecked")
    private String copy(String name) {
        Person person = trellis.bean(People.class)
                .findByIdAndOrganizationId(trellis.number("id from person where display_name = '" + name + "'"), 1)
                .orElseThrow();
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        return transactions.executeWrite(status -> trellis.bean(AgreementData.class).of(person).stream()
                .flatMap(item -> item.fields().values().stream())
                .map(value -> value instanceof Text text ? ENGLISH.plain(text) : value.toString())
                .collect(Collectors.joining("\n")));
    }

    private static void change(Persona who, Map<String, String> values) {
        who.says("agreement").taps("Change it").submits(values).submits(values);
    }
}
