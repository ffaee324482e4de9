package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.TestClock;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both edges of daylight saving, in the core with a clock that is moved to each moment at which something is due: an hour that is not
 * there, and one that is twice.
 */
@Tag("database")
class DaylightFaults {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "an hour is skipped, 2027-03-21T12:00, 2027-04-06T12:00, 2027-03-22T09:00, 2027-03-29T09:00, 2027-04-05T09:00",
        "an hour is twice, 2027-10-24T12:00, 2027-11-09T12:00, 2027-10-25T09:00, 2027-11-01T09:00, 2027-11-08T09:00"
    })
    void everybodyIsAskedOnceAWeekAtNineOClockByTheirWatch(
            String edge, String from, String to, String first, String second, String third) throws Exception {
        try (CoreFixture trellis = new CoreFixture()) {
            Persona mara = trellis.person("mara");
            Persona noor = trellis.person("noor");
            Persona olivia = trellis.person("olivia");
            mara.says("help");
            noor.says("help");
            olivia.says("program create Peers").submits(Map.of());
            olivia.says("pair @mara @noor");
            trellis.clock().set(TestClock.at(from, BERLIN.getId()).instant());
            trellis.settle();
            long before = trellis.number("coalesce(max(id), 0) from outbox");

            trellis.passUntil(to);

            List<LocalDateTime> asked = asked(trellis, before);
            List<LocalDateTime> meant =
                    List.of(LocalDateTime.parse(first), LocalDateTime.parse(second), LocalDateTime.parse(third));
            long right = asked.stream().filter(meant::contains).distinct().count();
            new Outcome("daylight saving: " + edge, "16 days", 3, right, asked.size() - right, 3 - right, 0)
                    .print("nothing");
            assertThat(asked).containsExactlyElementsOf(meant);
        }
    }

    private static List<LocalDateTime> asked(CoreFixture trellis, long after) throws SQLException {
        List<LocalDateTime> asked = new ArrayList<>();
        try (var connection = trellis.database().connect();
                var statement = connection.prepareStatement(
                        "select delivered_at from outbox where kind = 'checkin.ask' and id > ?"
                                + " and state = 'DELIVERED' order by id")) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    Timestamp at = rows.getTimestamp(1);
                    asked.add(LocalDateTime.ofInstant(at.toInstant(), BERLIN));
                }
            }
        }
        return asked;
    }
}
