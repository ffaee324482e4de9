package dev.trellis.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I5: export mine, delete me, retention. */
@Tag("database")
class PrivacyFlowTest {
    private static final String WORDS = "Saying it aloud was hard";
    private static final String WORKED = "Her silence worked for me";
    private static final String TOPIC = "The offer from elsewhere";

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona quillon = trellis.person("quillon");

    @BeforeEach
    void aLife() {
        mara.says("help");
        quillon.says("help");
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
        olivia.says("pair @mara @quillon");
        quillon.says("meet").submits(Map.of("day", "2026-11-20", "time", "15:00", "topic", TOPIC));
        mara.taps("Accept");
        trellis.passUntil("2026-11-24T09:00");
        quillon.taps("4 · quite").taps("Add a few words").submits(Map.of("words", WORDS, "audience", "ME"));
        quillon.says("meetings").taps("Yes").taps("Add a reflection");
        quillon.submits(Map.of("worked", WORKED, "next-step", "Ask for a raise"));
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aCopyHoldsEverythingOnceToReadAndOnceForPrograms() throws Exception {
        String key = key(quillon);
        DataExports exports = trellis.bean(DataExports.class);
        assertThat(exports.isOpen(key)).isTrue();
        DataCopy copy = exports.copy(key).orElseThrow();
        assertThat(copy.json()).contains(WORDS, WORKED, "Ask for a raise", TOPIC, "Quillon", "Mara", "Peers");
        assertThat(copy.page())
                .contains(WORDS, WORKED, "Your check-ins", "Only me")
                .doesNotContain("<script");
        JsonNode json = new ObjectMapper().readTree(copy.json());
        assertThat(json.path("checkins").path(0).path("answer").asInt()).isEqualTo(4);
        assertThat(json.path("you").path(0).path("name").asText()).isEqualTo("Quillon");
    }

    @Test
    void itIsTakenOnceAndWithinAQuarterOfAnHour() {
        DataExports exports = trellis.bean(DataExports.class);
        String key = key(quillon);
        assertThat(exports.copy(key)).isPresent();
        assertThat(exports.copy(key)).isEmpty();
        assertThat(exports.isOpen(key)).isFalse();
        String late = key(quillon);
        trellis.clock().advance(DataExports.VALID.plusSeconds(1));
        assertThat(exports.copy(late)).isEmpty();
        assertThat(exports.copy("guessed")).isEmpty();
        assertThat(trellis.count("audit_entry where act = 'data export'")).isEqualTo(1);
    }

    @Test
    void theCopyOfOneShowsNoWordsOfTheOther() {
        DataCopy copy = trellis.bean(DataExports.class).copy(key(mara)).orElseThrow();
        assertThat(copy.json()).contains("Quillon", TOPIC).doesNotContain(WORDS, WORKED, "Ask for a raise");
    }

    @Test
    void whatSomebodyWroteIsNoMarkupOnThePage() {
        quillon.taps("Change my words").submits(Map.of("words", "<script>alert(1)</script>"));
        DataCopy copy = trellis.bean(DataExports.class).copy(key(quillon)).orElseThrow();
        assertThat(copy.page()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void inAChannelNoPageIsOffered() {
        quillon.saysIn("mentoring", "privacy");
        assertThat(quillon.answer()).contains("Your data");
        assertThat(trellis.count("data_export")).isZero();
    }

    @Test
    void whoAsksToBeForgottenHasAWeekToThinkAgain() {
        quillon.says("privacy").taps("Forget me").submits(Map.of());
        assertThat(quillon.answer()).contains("sure: ");
        quillon.submits(Map.of("sure", "yes"));
        assertThat(quillon.message()).contains("You will be forgotten on");
        trellis.pass(Duration.ofDays(5));
        quillon.says("privacy").taps("I’ve changed my mind: keep me");
        trellis.pass(Duration.ofDays(5));
        quillon.says("status");
        assertThat(quillon.answer()).contains("Mara");
    }

    @Test
    void untilThenThereIsSilence() {
        quillon.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        int before = quillon.messages().size();
        trellis.pass(Duration.ofDays(6));
        assertThat(quillon.messages()).hasSize(before);
    }

    @Test
    void thenNothingInAnyColumnOfAnyTableTellsOfThem() {
        assertThat(everyValue()).contains("Quillon").anyMatch(value -> value.contains(WORDS));
        quillon.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        // Copies of others' answers, which may name them, are gone three days later.
        trellis.pass(Duration.ofDays(7).plusHours(1));
        assertThat(mara.message())
                .contains("Your mentee doesn’t take part any more")
                .doesNotContain("Quillon");
        trellis.pass(Duration.ofDays(4));
        assertThat(everyValue())
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("quillon"))
                .noneMatch(value -> value.contains(WORDS) || value.contains(WORKED) || value.contains(TOPIC));
        assertThat(trellis.count("check_in_answer where score = 4"))
                .as("the mark stays as a number")
                .isEqualTo(1);
        assertThat(trellis.count("pair where together = 1")).isZero();
        mara.says("status");
        assertThat(mara.answer()).doesNotContain("Quillon");
        olivia.says("audit");
        assertThat(olivia.answer()).doesNotContain("Quillon");
        quillon.says("status");
        assertThat(quillon.answer()).as("whoever comes back begins anew").doesNotContain("Mara");
    }

    @Test
    void aMessageToAPartnerThatWasHeldBackIsForgottenToo() {
        trellis.chat().next(new DeliveryOutcome.Rejected("invalid_blocks"));
        quillon.says("meet").submits(Map.of("day", "2026-11-27", "time", "15:00", "topic", TOPIC));
        assertThat(trellis.count("outbox where state = 'BLOCKED'")).isEqualTo(1);
        quillon.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(7).plusHours(1));
        assertThat(trellis.count("outbox where state = 'BLOCKED'")).isZero();
    }

    @Test
    void theOnlyOwnerIsNotForgotten() {
        olivia.says("privacy").taps("Forget me");
        assertThat(olivia.answer()).contains("the only owner");
        assertThat(trellis.count("erasure")).isZero();
    }

    @Test
    void nobodyAsksForSomebodyElse() {
        mara.sends(Button.Action.of("privacy.stay"));
        assertThat(mara.answer()).contains("nothing to take back");
        quillon.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        mara.sends(Button.Action.of(
                "privacy.stay", "person", trellis.number("id from person where display_name = 'Quillon'")));
        assertThat(trellis.count("erasure")).isEqualTo(1);
    }

    @Test
    void theWordsOfAPairAreDeletedSomeTimeAfterItsEnd() {
        olivia.says("unpair @mara @quillon").taps("End it");
        trellis.clock().advance(Duration.ofDays(729));
        trellis.settle();
        assertThat(trellis.count("check_in_answer where words is not null")).isEqualTo(1);
        trellis.clock().advance(Duration.ofDays(2));
        trellis.settle();
        assertThat(trellis.count("check_in_answer where words is not null")).isZero();
        assertThat(trellis.count("meeting_reflection where coalesce(worked, next_step) is not null"))
                .isZero();
    }

    @Test
    void thePeopleOfAWorkspaceRemovedLongAgoAreForgotten() {
        Persona zed = trellis.person("W9", "zed").says("help");
        trellis.database().execute("update workspace set removed_at = '2026-11-24 08:00:00' where external_id = 'W9'");
        trellis.clock().advance(Duration.ofDays(731));
        trellis.settle();
        assertThat(trellis.count("person where display_name = 'Zed'")).isZero();
        assertThat(trellis.count("person where display_name = 'Mara'")).isEqualTo(1);
        assertThat(zed.answer()).isNotEmpty();
    }

    private static String key(Persona person) {
        person.says("privacy").taps("Get a copy");
        Reply.Show shown = (Reply.Show) person.reply();
        String url = shown.card().elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .map(element -> ((Element.Buttons) element).buttons().getFirst().press())
                .map(press -> ((Button.Press.OpenLink) press).url())
                .findFirst()
                .orElseThrow();
        assertThat(url).startsWith("https://trellis.example/privacy/copy/");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Every text in every column of every table, sealed ones opened. */
    private List<String> everyValue() {
        List<String> values = new ArrayList<>();
        Vault vault = trellis.bean(Vault.class);
        for (String column : Rows.strings(trellis.database(), """
                select concat(table_name, '.', column_name) from information_schema.columns
                where table_schema = database() and data_type in ('varchar', 'text', 'mediumtext')
                """)) {
            String table = column.substring(0, column.indexOf('.'));
            for (String value : Rows.strings(
                    trellis.database(),
                    "select " + column.substring(table.length() + 1) + " from " + table + " where "
                            + column.substring(table.length() + 1) + " is not null")) {
                values.add(opened(vault, column, value));
            }
        }
        return values;
    }

    private static String opened(Vault vault, String column, String value) {
        return switch (column) {
            case "outbox.card", "processed_event.answer" -> vault.open(value, column);
            default -> Vault.isSealed(value) ? vault.open(value, PrivateWords.PURPOSE) : value;
        };
    }
}
