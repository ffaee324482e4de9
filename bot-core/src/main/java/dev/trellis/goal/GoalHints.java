package dev.trellis.goal;

import dev.trellis.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What would make a goal clearer (D4): specific, observable, time-bound. For kind hints after it was saved, never to stop anybody. Pure;
 * looks for English and German words at once, because people mix them. The rules:
 *
 * <ul>
 *   <li>specific: it has at least four words, and where it only speaks of more and better, it has at least nine words or names a number;
 *   <li>observable: it says how one sees that it is reached, in three words or more, or it names a number or something that can be watched
 *       (to present, to write, to lead, …);
 *   <li>time-bound: it or one of its milestones has a date, and its own is at most a year away.
 * </ul>
 */
public enum GoalHints {
    SPECIFIC,
    OBSERVABLE,
    TIME_BOUND,
    TOO_FAR;

    static final int FEWEST_WORDS = 4;
    static final int WORDS_AROUND_A_VAGUE_ONE = 9;
    static final int FEWEST_WORDS_OF_A_MEASURE = 3;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}");
    private static final Pattern VAGUE = words(
            "better|best|improve\\w*|more|good|great|grow\\w*|develop\\w*|learn\\w*|understand\\w*|know\\w*|become|skills?",
            "besser\\w*|beste\\w*|verbesser\\w*|mehr|gut\\w*|wachsen|entwickeln|weiterentwickeln|lernen|verstehen|wissen|werden|können");
    private static final Pattern WATCHED = words(
            "present\\w*|writ\\w+|lead|leading|led|hold\\w*|held|run\\w*|publish\\w*|deliver\\w*|build\\w*|moderate\\w*|ship\\w*|review\\w*"
                    + "|interview\\w*|teach\\w*|train\\w*|visit\\w*|finish\\w*|complete\\w*|pass|speak\\w*|answer\\w*|host\\w*|introduce\\w*",
            "präsentier\\w*|vorstell\\w*|schreib\\w*|leite\\w*|halte\\w*|führe\\w*|veröffentlich\\w*|liefer\\w*|bau\\w*|moderier\\w*"
                    + "|prüfe\\w*|interview\\w*|unterricht\\w*|schul\\w+|besuch\\w*|abschließ\\w*|abschlie\\w*|bestehe\\w*|sprech\\w*"
                    + "|beantwort\\w*|stelle\\w*");

    private static Pattern words(String english, String german) {
        return Pattern.compile(
                "\\b(?:" + english + "|" + german + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * @param measure how one sees that it is reached
     * @param datedMilestone whether one of its milestones has a date
     * @return in the order in which they are said; empty if it is clear
     */
    static List<GoalHints> of(
            String title, @Nullable String measure, @Nullable LocalDate due, boolean datedMilestone, LocalDate today) {
        List<GoalHints> hints = new ArrayList<>();
        if (!isSpecific(title)) {
            hints.add(SPECIFIC);
        }
        if (!isObservable(title, measure)) {
            hints.add(OBSERVABLE);
        }
        if (due == null && !datedMilestone) {
            hints.add(TIME_BOUND);
        } else if (due != null && due.isAfter(today.plusYears(1))) {
            hints.add(TOO_FAR);
        }
        return hints;
    }

    Text say() {
        return Text.of("goal.hint." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static boolean isSpecific(String title) {
        int words = count(title);
        boolean concrete =
                words >= WORDS_AROUND_A_VAGUE_ONE || NUMBER.matcher(title).find();
        return words >= FEWEST_WORDS && (concrete || !VAGUE.matcher(title).find());
    }

    private static boolean isObservable(String title, @Nullable String measure) {
        return measure != null && count(measure) >= FEWEST_WORDS_OF_A_MEASURE
                || NUMBER.matcher(title).find()
                || WATCHED.matcher(title).find();
    }

    private static int count(String words) {
        return (int) WORD.matcher(words).results().count();
    }
}
