package dev.trellis.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.TrellisException;
import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.message.Card;
import dev.trellis.meeting.MeetingNotations;
import dev.trellis.settings.SettingsNotations;
import dev.trellis.storage.Json;
import dev.trellis.testkit.Samples;
import dev.trellis.testkit.fuzz.FuzzTarget;
import dev.trellis.testkit.fuzz.Notation;
import dev.trellis.text.TextNotations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything of the core that reads a notation: the first character names which, the rest is read. */
final class NotationsTarget implements FuzzTarget {
    private static final Map<Character, Notation> NOTATIONS = Map.of(
            'r', NotationsTarget::cadence,
            'd', SettingsNotations::day,
            'z', SettingsNotations::zone,
            't', MeetingNotations::time,
            'm', TextNotations::markup,
            'w', TextNotations::words,
            'l', NotationsTarget::line,
            'n', NotationsTarget::number,
            'c', text -> stored(text, Card.class),
            'a', text -> stored(text, Reply.class));

    @Override
    public void take(byte[] input) {
        if (input.length > 0) {
            Notation notation = NOTATIONS.get((char) input[0]);
            if (notation != null) {
                notation.read(new String(input, 1, input.length - 1, StandardCharsets.UTF_8));
            }
        }
    }

    /** A rule that is accepted has a next time, which is later, or has come to its end; in every zone, and soon said. */
    private static void cadence(String text) {
        if (text.length() > 300) {
            return; // What a column holds; the command refuses more.
        }
        Optional<CadenceRule> rule = CadenceRule.of(text);
        for (String zone : List.of("Europe/Berlin", "Pacific/Apia")) {
            Instant after = Instant.parse("2026-11-19T15:00:00Z");
            for (int i = 0; i < 3 && rule.isPresent() && after != null; i++) {
                Instant before = after;
                after = rule.get().next(before, ZoneId.of(zone)).orElse(null);
                if (after != null) {
                    assertThat(after).isAfter(before);
                }
            }
        }
    }

    /** Splitting loses no character but quotes and white space, and makes no empty word that nobody quoted. */
    private static void line(String text) {
        List<Token> tokens = CommandLine.words(text);
        StringBuilder words = new StringBuilder();
        boolean quoted = text.chars().anyMatch(c -> "\"“”„".indexOf(c) >= 0);
        for (Token token : tokens) {
            String word = ((Token.Word) token).word();
            assertThat(word.isEmpty()).as("an empty word").isIn(false, quoted);
            words.append(word);
        }
        assertThat(without(words)).isEqualTo(without(text));
        assertThat(tokens).hasSizeLessThanOrEqualTo(text.length());
    }

    private static String without(CharSequence text) {
        StringBuilder left = new StringBuilder();
        text.chars()
                .filter(c -> !Character.isWhitespace(c) && "\"“”„".indexOf(c) < 0)
                .forEach(c -> left.append((char) c));
        return left.toString();
    }

    /** A claim is the number that it says, or is refused as what a client made up. */
    private static void number(String text) {
        Claim claim = new Claim(Map.of("id", text));
        try {
            assertThat(claim.id("id")).isEqualTo(Long.parseLong(text));
            assertThat(claim.small("id")).isEqualTo(Integer.parseInt(text));
        } catch (TrellisException refused) {
            assertThat(refused.fault()).isEqualTo(TrellisException.Fault.USER);
        }
    }

    /** What cannot be read is said without its words; what can is written and read again as the same. */
    private static <T> void stored(String text, Class<T> type) {
        T read;
        try {
            read = Json.read(text, type);
        } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageStartingWith("cannot read a stored ");
            assertThat(refused.getCause()).isNull();
            return;
        }
        if (read != null) {
            String written = Json.write(read);
            assertThat(Json.write(Json.read(written, type))).isEqualTo(written);
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, String> seeds = new LinkedHashMap<>();
        for (CadenceRule.Named named : CadenceRule.Named.values()) {
            seeds.put("cadence-" + named.tag(), "r" + named.tag());
        }
        seeds.put("rule-month", "rFREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1");
        seeds.put("rule-year", "rRRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=31;COUNT=5");
        seeds.put("rule-until", "rFREQ=DAILY;UNTIL=20270101T000000Z;BYYEARDAY=100");
        seeds.put("rule-week", "rFREQ=YEARLY;BYWEEKNO=53;BYDAY=FR;WKST=SU");
        seeds.put("day-iso", "duntil 2026-12-01");
        seeds.put("day-german", "dbis 1.12.2026");
        seeds.put("day-span", "d2 wochen");
        seeds.put("zone", "zEurope/Berlin");
        seeds.put("zone-city", "znew york");
        seeds.put("time-gap", "t2026-03-29 02:30 Europe/Berlin");
        seeds.put("time-overlap", "t2026-10-25 02:30:15 Europe/Berlin");
        seeds.put("markup", "mA **strong** and __soft__ word");
        seeds.put("words", "w{name} '{0, plural, one {x}}' **x** <@U1> &amp;");
        seeds.put("line", "lpair @ada “weekly talk” \"a\" b");
        seeds.put("number", "n-123456789012345678");
        seeds.put("card", "c" + Json.write(Samples.everyElement()));
        seeds.put("chart", "c" + Json.write(Samples.withChart()));
        seeds.put("ask", "a" + Json.write(new Reply.Ask(Samples.everyField())));
        seeds.put("show", "a" + Json.write(Reply.show(Samples.everyElement())));
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        seeds.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    @Override
    public List<String> words() {
        return List.of(
                "FREQ=",
                "YEARLY",
                "MONTHLY",
                "WEEKLY",
                "DAILY",
                "INTERVAL=",
                "COUNT=",
                "UNTIL=",
                "BYDAY=",
                "BYMONTH=",
                "BYMONTHDAY=",
                "BYYEARDAY=",
                "BYWEEKNO=",
                "BYSETPOS=",
                "BYHOUR=",
                "WKST=",
                "RSCALE=GREGORIAN",
                "SKIP=OMIT",
                "-1",
                "366",
                "53",
                "29",
                "30",
                "31",
                "2147483647",
                "99999999999",
                "until ",
                "für ",
                "monate",
                "Europe/",
                "Etc/",
                "+18:00",
                "+999999999-12-31",
                "\"is\":\"ask\"",
                "\"is\":\"words\"",
                "\"is\":\"moment\"",
                "1e999",
                "\\ud800");
    }

    @Override
    public String guidedBy() {
        return "dev.trellis.**:org.dmfs.rfc5545.**";
    }
}
