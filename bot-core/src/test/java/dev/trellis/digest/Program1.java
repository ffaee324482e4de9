package dev.trellis.digest;

import dev.trellis.testkit.CoreFixture;
import java.time.LocalDate;

/** Fills the first program: pairs 1, 2, … of a mentor and a mentee each, with what they did. */
final class Program1 {
    private static final LocalDate LAST_MONDAY = LocalDate.of(2026, 11, 16);

    private Program1() {}

    /** So many mentees, asked once a week in the {@code weeks} up to the one before 23 November; so many of them answer with 3. */
    static void weeks(CoreFixture trellis, int weeks, int mentees, int answering) {
        for (int mentee = 1; mentee <= mentees; mentee++) {
            pair(trellis, mentee);
            for (int week = 0; week < weeks; week++) {
                boolean answers = mentee <= answering;
                checkIn(
                        trellis,
                        mentee,
                        LAST_MONDAY.minusWeeks(week) + " 08:00:00",
                        answers ? "ANSWERED" : "CLOSED",
                        answers ? 3 : 0);
            }
        }
    }

    static void pair(CoreFixture trellis, int pair) {
        for (int side : new int[] {0, 1}) {
            trellis.database()
                    .execute("insert into person (id, organization_id, display_name, created_at) values ("
                            + (1000 + 2 * pair + side) + ", 1, 'Person', '2026-01-01')");
        }
        trellis.database()
                .execute(
                        "insert into pair (id, organization_id, program_id, mentor_id, mentee_id, state, started_at, together)"
                                + " values (" + pair + ", 1, 1, " + (1000 + 2 * pair) + ", " + (1001 + 2 * pair)
                                + ", 'ACTIVE', '2026-01-01', 1)");
    }

    /** @param score 0: no answer */
    static void checkIn(CoreFixture trellis, int pair, String askedAt, String state, int score) {
        int person = 1001 + 2 * pair;
        trellis.database()
                .execute(
                        "insert into check_in (organization_id, pair_id, person_id, indicator, state, asked_at, closes_at) values (1, "
                                + pair + ", " + person + ", 'SKILL_CONFIDENCE', '" + state + "', '" + askedAt + "', '"
                                + askedAt
                                + "' + interval 5 day)");
        if (score > 0) {
            trellis.database()
                    .execute(
                            "insert into check_in_answer (organization_id, check_in_id, person_id, score, words_visible_to,"
                                    + " answered_at, changed_at) select 1, max(id), " + person + ", " + score
                                    + ", 'ME', '" + askedAt
                                    + "', '" + askedAt + "' from check_in");
        }
    }

    static void meeting(CoreFixture trellis, int pair, String startsAt, String state) {
        trellis.database()
                .execute(
                        "insert into meeting (organization_id, pair_id, proposed_by, starts_at, minutes, state, created_at)"
                                + " values (1, " + pair + ", " + (1000 + 2 * pair) + ", '" + startsAt + "', 30, '"
                                + state
                                + "', '2026-11-01')");
    }
}
