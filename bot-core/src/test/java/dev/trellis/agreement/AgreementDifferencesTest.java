package dev.trellis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.agreement.WordMarks.Run;
import dev.trellis.agreement.WrittenAgreement.Worded;
import dev.trellis.program.Template;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Language;
import dev.trellis.text.Span;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** D1: the other side is shown what is different, section by section and word by word where that helps. */
class AgreementDifferencesTest {
    private static final Voice ENGLISH = new Voice(Language.ENGLISH, ZoneOffset.UTC);
    private static final Voice GERMAN = new Voice(Language.GERMAN, ZoneOffset.UTC);

    @Test
    void whatIsTheSameIsNoDifference() {
        assertThat(Difference.between(version(1, Map.of(), null), version(2, Map.of(), null)))
                .isEmpty();
        assertThat(Difference.between(
                        version(1, Map.of(Clause.TRACKING, "A list"), null),
                        version(2, Map.of(Clause.TRACKING, "A list"), null)))
                .isEmpty();
    }

    @Test
    void differencesComeInTheOrderOfReading() {
        assertThat(Difference.between(
                        version(1, Map.of(), null),
                        version(2, Map.of(Clause.ESCALATION, "Ask Ash", Clause.TRACKING, "A list"), null)))
                .extracting(Difference::clause)
                .containsExactly(Clause.TRACKING, Clause.ESCALATION);
    }

    @Test
    void aChangedWordIsMarkedAndTheOthersAreNot() {
        Difference difference = only("We meet every Monday at nine.", "We meet every Friday at nine.");

        assertThat(strong(difference.before())).containsExactly("Monday ");
        assertThat(strong(difference.after())).containsExactly("Friday ");
        assertThat(ENGLISH.plain(difference.after())).isEqualTo("We meet every Friday at nine.");
    }

    @Test
    void addedAndRemovedWordsAreMarkedOnTheSideThatHasThem() {
        Difference added = only("We keep a list.", "We keep a short list.");

        assertThat(strong(added.before())).isEmpty();
        assertThat(strong(added.after())).containsExactly("short ");
        assertThat(strong(only("We keep a short list.", "We keep a list.").before()))
                .containsExactly("short ");
    }

    @Test
    void aNewTextIsShownWithoutMarks() {
        Difference difference = only("We keep a list.", "Each of us writes a page once a month and reads it aloud.");

        assertThat(strong(difference.before())).isEmpty();
        assertThat(strong(difference.after())).isEmpty();
        assertThat(difference.after()).isInstanceOf(Text.Words.class);
    }

    @Test
    void ofVeryManySmallChangesNothingIsMarked() {
        String one =
                IntStream.range(0, 40).mapToObj(i -> "word" + i + " same" + i).collect(Collectors.joining(" "));
        String other =
                IntStream.range(0, 40).mapToObj(i -> "other" + i + " same" + i).collect(Collectors.joining(" "));

        assertThat(WordMarks.between(one, other)).isEmpty();
    }

    @Test
    void theTemplatesTextIsSaidInTheReadersLanguageBesideOnesOwnWords() {
        Difference difference = Difference.between(
                        version(1, Map.of(), null), version(2, Map.of(Clause.TRACKING, "Wir führen eine Liste."), null))
                .getFirst();

        assertThat(ENGLISH.plain(difference.before())).startsWith("At the beginning of each meeting");
        assertThat(GERMAN.plain(difference.before())).startsWith("Zu Beginn jedes Treffens");
        assertThat(ENGLISH.plain(difference.after())).isEqualTo("Wir führen eine Liste.");
    }

    @Test
    void whoChangesAWordOfTheTemplateInTheirLanguageHasThatWordMarked() {
        String german = GERMAN.plain(version(1, Map.of(), null).says(Clause.PREPARATION));
        Difference difference = Difference.between(
                        version(1, Map.of(), null),
                        version(2, Map.of(Clause.PREPARATION, german.replace("einen Tag", "zwei Tage")), null))
                .getFirst();

        assertThat(strong(difference.after())).containsExactly("zwei Tage ");
        assertThat(strong(difference.before())).isEmpty();
    }

    @Test
    void goingBackToTheTemplateShowsTheTemplate() {
        Difference difference = Difference.between(
                        version(1, Map.of(Clause.TRACKING, "A list"), null), version(2, Map.of(), null))
                .getFirst();

        assertThat(ENGLISH.plain(difference.before())).isEqualTo("A list");
        assertThat(ENGLISH.plain(difference.after())).startsWith("At the beginning of each meeting");
    }

    @Test
    void wordsAreNeverTakenForMarkup() {
        Difference difference = only("We say **all** of it {0} now.", "We say **all** of it {0} later.");

        assertThat(ENGLISH.plain(difference.after())).isEqualTo("We say **all** of it {0} later.");
        assertThat(strong(difference.after())).containsExactly("later.");
    }

    @Test
    void theDayOfTheNextLookIsADifferenceToo() {
        Difference difference = Difference.between(
                        version(1, Map.of(), null), version(2, Map.of(), LocalDate.of(2027, 1, 20)))
                .getFirst();

        assertThat(difference.clause()).isNull();
        assertThat(ENGLISH.plain(difference.title())).isEqualTo("When we look at it again");
        assertThat(ENGLISH.plain(difference.before())).isEqualTo("Eight weeks after both have signed");
        assertThat(ENGLISH.plain(difference.after())).isEqualTo("January 20, 2027");
    }

    @Test
    void noWordIsEverLostOrAdded() {
        Random random = new Random(20261119);
        int marked = 0;
        for (int i = 0; i < 2_000; i++) {
            String before = sentence(random);
            String after = random.nextInt(4) == 0 ? sentence(random) : before.replace("b", "c ");
            WordMarks marks = WordMarks.between(before, after).orElse(null);
            if (marks != null) {
                marked++;
                assertThat(ENGLISH.plain(WordMarks.said(marks.before()))).isEqualTo(before);
                assertThat(ENGLISH.plain(WordMarks.said(marks.after()))).isEqualTo(after);
                assertThat(unchanged(marks.before())).isEqualTo(unchanged(marks.after()));
            }
        }
        assertThat(marked).isGreaterThan(500);
    }

    private static String unchanged(List<Run> runs) {
        return runs.stream()
                .filter(run -> !run.changed())
                .map(run -> run.words().strip().replaceAll("\\s+", " "))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String sentence(Random random) {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
                .collect(Collectors.joining(random.nextInt(3) == 0 ? "  " : " "));
    }

    private static Difference only(String before, String after) {
        return Difference.between(
                        version(1, Map.of(Clause.TRACKING, before), null),
                        version(2, Map.of(Clause.TRACKING, after), null))
                .getFirst();
    }

    private static List<String> strong(Text text) {
        return ENGLISH.say(text).stream().filter(Span::strong).map(Span::text).toList();
    }

    static WrittenAgreement version(int version, Map<Clause, String> own, @Nullable LocalDate revisit) {
        Map<Clause, Worded> worded = new EnumMap<>(Clause.class);
        own.forEach((clause, words) -> worded.put(clause, new Worded(new PrivateWords(words), 1L)));
        return new WrittenAgreement(
                new Agreement(
                        1,
                        1,
                        1,
                        Template.PEER_ONBOARDING.tag(),
                        Agreement.EDITION,
                        version,
                        null,
                        null,
                        null,
                        Instant.EPOCH),
                new AgreementVersion(1, 1, 1, version, 1L, Instant.EPOCH, revisit),
                worded);
    }
}
