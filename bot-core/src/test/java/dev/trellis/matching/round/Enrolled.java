package dev.trellis.matching.round;

import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.intake.Said;
import dev.trellis.intake.Survey;
import dev.trellis.intake.Surveys;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** People who are enrolled in the first program, with what they said. */
final class Enrolled {
    private final CoreFixture trellis;

    Enrolled(CoreFixture trellis) {
        this.trellis = trellis;
    }

    Persona mentor(String user, String... skills) {
        return mentorWithLimit(user, null, skills);
    }

    Persona mentorWithLimit(String user, @Nullable Integer limit, String... skills) {
        return enrol(user, Side.MENTOR, limit, said(Map.of(), levels(5, skills)));
    }

    Persona mentee(String user, String... skills) {
        return enrol(user, Side.MENTEE, null, said(levels(1, skills), Map.of()));
    }

    Persona enrol(String user, Side side, @Nullable Integer limit, Said said) {
        Persona persona = trellis.person(user).says("help");
        long id = id(user);
        inTransaction(() -> {
            trellis.bean(Enrolments.class)
                    .save(new Enrolment(
                            0,
                            1,
                            1,
                            null,
                            id,
                            side,
                            Enrolment.State.ENROLLED,
                            limit,
                            null,
                            null,
                            trellis.clock().instant(),
                            trellis.clock().instant()));
            return trellis.bean(Surveys.class)
                    .save(new Survey(
                            0,
                            1,
                            1,
                            id,
                            5,
                            trellis.clock().instant(),
                            trellis.clock().instant(),
                            new PrivateWords(Json.write(said)),
                            null,
                            null,
                            null));
        });
        return persona;
    }

    /** So many with nothing said, under names such as {@code Mentee 7}. */
    void many(Side side, int count) {
        String name = side == Side.MENTOR ? "Mentor" : "Mentee";
        String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < "
                + Math.min(1000, count) + "),"
                + " many(i) as (select a.i + 1000 * (b.i - 1) from n a join n b on b.i <= "
                + (count + 999) / 1000 + ") ";
        trellis.database()
                .execute(
                        "insert into person (organization_id, display_name, created_at) " + numbers
                                + "select 1, concat('" + name + " ', i), now(6) from many where i <= " + count,
                        "insert into chat_identity (organization_id, person_id, workspace_id, platform, external_id, display_name)"
                                + " select 1, id, 1, 'memory', concat('u', id), display_name from person where display_name like '"
                                + name + " %'",
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at)"
                                + " select 1, 1, id, '" + side
                                + "', 'ENROLLED', now(6), now(6) from person where display_name like '"
                                + name + " %'");
    }

    long id(String user) {
        return trellis.number("id from person where display_name = '" + Character.toUpperCase(user.charAt(0))
                + user.substring(1) + "'");
    }

    @SuppressWarnings("unchecked")
    <T> T inTransaction(Supplier<T> work) {
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        return transactions.executeWrite(status -> work.get());
    }

    static Said said(Map<String, Integer> wanted, Map<String, Integer> offered) {
        return new Said(wanted, offered, Set.of(), Set.of(), Set.of(), Set.of(), List.of("en"));
    }

    static Map<String, Integer> levels(int level, String... skills) {
        Map<String, Integer> levels = new java.util.HashMap<>();
        for (String skill : skills) {
            levels.put(skill, level);
        }
        return levels;
    }
}
