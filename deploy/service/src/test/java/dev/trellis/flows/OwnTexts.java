package dev.trellis.flows;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names and words that stand in an organization's rows, so that they are recognised elsewhere. */
final class OwnTexts {
    /** Where an organization's people and their words are kept. */
    private static final List<String> COLUMNS = List.of(
            "person.display_name",
            "chat_identity.display_name",
            "program.name",
            "program.purpose",
            "program.metrics",
            "program.strategy",
            "cohort.name",
            "agreement_clause.words",
            "charter_section.words",
            "variant.region",
            "variant.job_function",
            "variant.purpose",
            "channel.name",
            "waiting_workspace.name",
            "check_in_answer.words",
            "goal.title",
            "goal.measure",
            "goal.notes",
            "milestone.title",
            "milestone_progress.evidence",
            "milestone_progress.applied",
            "meeting.topic",
            "meeting_reflection.worked",
            "meeting_reflection.did_not_work",
            "meeting_reflection.next_step");

    /** What people of the tour wrote that Trellis itself says, too: its being said elsewhere shows nothing. */
    private static final Set<String> TRELLIS_SAYS_IT_TOO = Set.of("Time", "mentoring", "growing", "First cohort");

    private final List<String> texts;

    private OwnTexts(Set<String> texts) {
        this.texts = texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static OwnTexts of(CoreFixture trellis, long organization) {
        Vault vault = trellis.bean(Vault.class);
        Set<String> texts = new TreeSet<>();
        for (String column : COLUMNS) {
            String[] parts = column.split("\\.");
            Rows.strings(
                            trellis.database(),
                            "select distinct " + parts[1] + " from " + parts[0] + " where organization_id = "
                                    + organization + " and " + parts[1] + " <> ''")
                    .stream()
                    .map(text -> vault.open(text, PrivateWords.PURPOSE))
                    .forEach(texts::add);
        }
        texts.removeAll(TRELLIS_SAYS_IT_TOO);
        return new OwnTexts(texts);
    }

    List<String> all() {
        return texts;
    }

    /** Those that this text holds, as whole words. */
    List<String> in(String text) {
        return texts.stream()
                .filter(text::contains)
                .filter(own -> pattern(own).matcher(text).find())
                .toList();
    }

    /** The same text, with somebody else's words in place of each of these. */
    String replacedIn(String text) {
        String replaced = text;
        for (String own : texts) {
            if (replaced.contains(own)) {
                replaced = pattern(own).matcher(replaced).replaceAll("Foreign");
            }
        }
        return replaced;
    }

    /** Besides these also what was typed just now, which may be said back. */
    OwnTexts without(Stream<String> typed) {
        Set<String> left = new TreeSet<>(texts);
        typed.forEach(word -> left.removeIf(own -> word.contains(own)));
        return new OwnTexts(left);
    }

    private static Pattern pattern(String own) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(own) + "(?![\\p{L}\\p{N}])");
    }
}
