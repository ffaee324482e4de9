package dev.trellis.playground.story;

import dev.trellis.checkin.Indicator;
import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.stage.Rows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weeks that a newcomer cannot wait for: answered check-ins and held meetings, written straight into the tables. Nobody is sent
 * anything by it. The same at every start.
 */
final class History {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final List<String> WORDS = List.of(
            "Ran the retro myself this time.",
            "Asked for feedback before the review, not after.",
            "Wrote the design note first, then the code.");
    private static final List<String> NEXT_STEPS =
            List.of("Try it in Thursday’s planning", "Write down three questions", "Shadow one customer call");

    private record Pair(long id, long organization, long mentor, long mentee, ZoneId zone) {}

    private final Rows rows;

    History(Rows rows) {
        this.rows = rows;
    }

    /**
     * @param first the Monday of the first week
     * @param weeks how many weeks are over; the next check-in is due on the Monday after them
     */
    void fill(LocalDate first, int weeks) {
        for (Pair pair : pairs()) {
            for (int week = 0; week < weeks; week++) {
                checkIn(pair, first.plusWeeks(week), week);
                if ((week + pair.id()) % 2 == 0) {
                    meeting(pair, first.plusWeeks(week), week);
                }
            }
            rows.change(
                    "update cadence set turn = ?, next_due_at = ? where pair_id = ? and kind = 'CHECK_IN'",
                    weeks,
                    at(first.plusWeeks(weeks), MORNING, pair.zone()),
                    pair.id());
        }
    }

    private List<Pair> pairs() {
        return rows.query(
                "select pair.id, pair.organization_id, mentor_id, mentee_id, coalesce(time_zone, profile_time_zone)"
                        + " from pair join person on person.id = pair.mentee_id order by pair.id",
                row -> new Pair(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), zone(row.getString(5))));
    }

    private void checkIn(Pair pair, LocalDate monday, int week) {
        Instant asked = at(monday, MORNING, pair.zone());
        Instant closes = at(monday.plusWeeks(1), MORNING, pair.zone());
        // One in seven weeks goes by without an answer, each time somebody else's.
        boolean answered = (pair.id() * 3 + week) % 7 != 0;
        long checkIn = rows.change(
                "insert into check_in (organization_id, pair_id, person_id, indicator, state, asked_at, closes_at, reminders)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                pair.organization(),
                pair.id(),
                pair.mentee(),
                Indicator.ofTurn(week).name(),
                answered ? "ANSWERED" : "CLOSED",
                asked,
                closes,
                answered ? 0 : 2);
        if (answered) {
            long score = Math.clamp(2 + (pair.id() + week) % 2 + week / 2, Indicator.LEAST, Indicator.MOST);
            boolean talkative = (pair.id() + week) % 5 == 0;
            Instant then = asked.plusSeconds(600 * (1 + pair.id() % 20));
            rows.change(
                    "insert into check_in_answer (organization_id, check_in_id, person_id, score, words, words_visible_to,"
                            + " answered_at, changed_at) values (?, ?, ?, ?, ?, 'PAIR', ?, ?)",
                    pair.organization(),
                    checkIn,
                    pair.mentee(),
                    score,
                    talkative ? WORDS.get(week % WORDS.size()) : null,
                    then,
                    then);
        }
    }

    private void meeting(Pair pair, LocalDate monday, int week) {
        LocalDate day = monday.with(
                TemporalAdjusters.nextOrSame(pair.id() % 2 == 0 ? DayOfWeek.WEDNESDAY : DayOfWeek.THURSDAY));
        Instant start = at(day, LocalTime.of(14, 0), pair.zone());
        long meeting = rows.change(
                "insert into meeting (organization_id, pair_id, proposed_by, starts_at, minutes, state, created_at)"
                        + " values (?, ?, ?, ?, 45, 'HELD', ?)",
                pair.organization(),
                pair.id(),
                pair.mentee(),
                start,
                at(monday, MORNING, pair.zone()));
        reflection(pair, meeting, pair.mentor(), null, start.plusSeconds(4_000));
        reflection(pair, meeting, pair.mentee(), NEXT_STEPS.get(week % NEXT_STEPS.size()), start.plusSeconds(5_000));
    }

    private void reflection(Pair pair, long meeting, long person, @Nullable String nextStep, Instant at) {
        rows.change(
                "insert into meeting_reflection (organization_id, meeting_id, person_id, happened, next_step, answered_at,"
                        + " changed_at) values (?, ?, ?, 'YES', ?, ?, ?)",
                pair.organization(),
                meeting,
                person,
                nextStep,
                at,
                at);
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static ZoneId zone(@Nullable String id) {
        return id == null ? Cast.BERLIN : ZoneId.of(id);
    }
}
