package dev.trellis.roster;

import dev.trellis.enrolment.Side;
import dev.trellis.roster.Understood.Bad;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines by themselves; pure. Who is meant, and whether somebody stands in the file twice, is looked at afterwards.
 *
 * @param cohorts the program's, by their names in lower case
 * @param skills the program's, by what they are called in lower case; empty: it has no list, so every word is one
 */
record Understanding(Map<String, Long> cohorts, Map<String, String> skills) {
    private static final int LONGEST_PERSON = 200;
    /** As {@code workplace} keeps. */
    private static final int LONGEST_PLACE = 60;
    /** As {@code program_term} keeps. */
    private static final int LONGEST_SKILL = 80;

    private static final int MOST_SKILLS = 20;
    private static final int MOST_MENTEES = 50;
    private static final List<Column> PLACES = List.of(Column.REGION, Column.FUNCTION, Column.TEAM, Column.DEPARTMENT);
    private static final Set<String> YES = Set.of("yes", "y", "ja", "j", "x", "true", "1");
    private static final Set<String> NO = Set.of("no", "n", "nein", "false", "0");
    private static final Set<String> MENTOR = Set.of("mentor", "mentorin");
    private static final Set<String> MENTEE = Set.of("mentee");

    Understood of(Line line) {
        try {
            return entry(line);
        } catch (BadCell bad) {
            return new Bad(line, bad.problem, bad.about);
        }
    }

    private Entry entry(Line line) {
        if (line.surplus()) {
            throw new BadCell(Problem.MANY_CELLS, Column.PERSON);
        }
        String person = line.cell(Column.PERSON);
        if (person == null) {
            throw new BadCell(Problem.NO_PERSON, Column.PERSON);
        }
        fits(line, Column.PERSON, LONGEST_PERSON);
        fits(line, Column.MANAGER, LONGEST_PERSON);
        PLACES.forEach(column -> fits(line, column, LONGEST_PLACE));
        boolean leaves = leaves(line.cell(Column.LEAVES));
        Side side = side(line.cell(Column.ROLE), leaves);
        return new Entry(
                line,
                person,
                side,
                cohort(line.cell(Column.COHORT)),
                limit(line.cell(Column.LIMIT), side),
                line.cell(Column.MANAGER),
                skills(line, Column.WANTED, 0),
                skills(line, Column.OFFERED, 1),
                languages(line.cell(Column.LANGUAGES)),
                leaves);
    }

    private static void fits(Line line, Column column, int longest) {
        String cell = line.cell(column);
        if (cell != null && cell.length() > longest) {
            throw new BadCell(Problem.TOO_LONG, column);
        }
    }

    private static boolean leaves(@Nullable String cell) {
        if (cell == null || NO.contains(lower(cell))) {
            return false;
        }
        if (!YES.contains(lower(cell))) {
            throw new BadCell(Problem.BAD_LEAVES, Column.LEAVES);
        }
        return true;
    }

    private static @Nullable Side side(@Nullable String cell, boolean leaves) {
        if (cell == null) {
            if (leaves) {
                return null;
            }
            throw new BadCell(Problem.NO_ROLE, Column.ROLE);
        }
        if (MENTOR.contains(lower(cell))) {
            return Side.MENTOR;
        }
        if (MENTEE.contains(lower(cell))) {
            return Side.MENTEE;
        }
        throw new BadCell(Problem.UNKNOWN_ROLE, Column.ROLE);
    }

    private @Nullable Long cohort(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        Long cohort = cohorts.get(lower(cell));
        if (cohort == null) {
            throw new BadCell(Problem.UNKNOWN_COHORT, Column.COHORT);
        }
        return cohort;
    }

    private static @Nullable Integer limit(@Nullable String cell, @Nullable Side side) {
        if (cell == null) {
            return null;
        }
        if (side != Side.MENTOR) {
            throw new BadCell(Problem.LIMIT_OF_MENTEE, Column.LIMIT);
        }
        int limit = cell.matches("[0-9]{1,2}") ? Integer.parseInt(cell) : 0;
        if (limit < 1 || limit > MOST_MENTEES) {
            throw new BadCell(Problem.BAD_LIMIT, Column.LIMIT);
        }
        return limit;
    }

    /** {@code Listening:2|Feedback}; a level that is not given is the lowest that says something. */
    private @Nullable Map<String, Integer> skills(Line line, Column column, int lowest) {
        String cell = line.cell(column);
        if (cell == null) {
            return null;
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String part : cell.split("\\|")) {
            if (part.isBlank()) {
                continue;
            }
            int colon = part.lastIndexOf(':');
            String name = (colon < 0 ? part : part.substring(0, colon)).strip();
            String level = colon < 0
                    ? Integer.toString(Math.max(1, lowest))
                    : part.substring(colon + 1).strip();
            if (name.isEmpty() || !level.matches("[0-5]") || Integer.parseInt(level) < lowest) {
                throw new BadCell(Problem.BAD_SKILL, column);
            }
            found.put(skill(name, column), Integer.valueOf(level));
        }
        if (found.size() > MOST_SKILLS) {
            throw new BadCell(Problem.TOO_LONG, column);
        }
        return found;
    }

    private String skill(String name, Column column) {
        if (name.length() > LONGEST_SKILL) {
            throw new BadCell(Problem.TOO_LONG, column);
        }
        String tag = skills.isEmpty() ? name : skills.get(lower(name));
        // The template's own tags begin with @; nobody makes one by typing it.
        if (tag == null || skills.isEmpty() && tag.startsWith("@")) {
            throw new BadCell(Problem.UNKNOWN_SKILL, column);
        }
        return tag;
    }

    private static @Nullable List<String> languages(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        Set<String> tags = new LinkedHashSet<>();
        for (String part : cell.split("[|/,;]")) {
            if (!part.isBlank()) {
                tags.add(LanguageNames.tag(part.strip())
                        .orElseThrow(() -> new BadCell(Problem.BAD_LANGUAGE, Column.LANGUAGES)));
            }
        }
        return List.copyOf(tags);
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Ends the reading of one line. */
    private static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Problem problem;
        private final Column about;

        BadCell(Problem problem, Column about) {
            super(problem.name(), null, false, false);
            this.problem = problem;
            this.about = about;
        }
    }
}
