package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two admins at once work at one round, and neither undoes what the other did without knowing. */
@Tag("database")
class TwoAdminsTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona petra = trellis.person("petra");
    private final Enrolled enrolled = new Enrolled(trellis);

    @BeforeEach
    void two() {
        olivia.says("program create Peers").submits(Map.of());
        petra.says("help");
        olivia.says("role @petra admin");
        enrolled.mentorWithLimit("mara", 1, "Excel");
        enrolled.mentorWithLimit("ben", 1, "Writing");
        enrolled.mentee("noor", "Excel");
        enrolled.mentee("lina", "Writing");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void theSecondSeesTheFirstOnesRound() {
        olivia.says("match");
        petra.says("match");
        assertThat(petra.answer()).contains("a proposal for 2 mentees");
        assertThat(trellis.count("match_round")).isEqualTo(1);
    }

    @Test
    void atTheSameMomentOneBeginsAndBothHaveIt() throws Exception {
        MatchRounds rounds = trellis.bean(MatchRounds.class);
        List<Callable<Integer>> both = new ArrayList<>();
        for (String admin : List.of("olivia", "petra")) {
            long id = enrolled.id(admin);
            both.add(() -> enrolled.inTransaction(
                    () -> rounds.begin(1, 1, null, 2, 2, id, trellis.clock().instant())));
        }
        int begun = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : threads.invokeAll(both)) {
                begun += each.get();
            }
        }
        assertThat(begun).isEqualTo(1);
        assertThat(trellis.count("match_round where open = 1")).isEqualTo(1);
    }

    @Test
    void anOlderCardChangesNothingAndSaysWhatChangedMeanwhile() {
        olivia.says("match").taps("See the proposal").taps("See the pairs");
        petra.says("match").taps("See the pairs");
        olivia.taps("Lock");
        petra.taps("Keep apart");
        assertThat(petra.answer())
                .contains("nothing was changed. Meanwhile: Olivia locked Mara and Noor", "fit", "locked");
        assertThat(trellis.count("match_ruling")).isZero();
        petra.taps("Keep apart");
        assertThat(trellis.count("match_ruling")).isEqualTo(1);
        olivia.taps("Undo the last change");
        assertThat(olivia.answer()).contains("Meanwhile: Petra kept Mara and Noor apart");
    }

    @Test
    void whatOneAnnouncedTheOtherDoesNotAnnounceAgain() {
        olivia.says("match").taps("See the proposal").taps("Announce");
        petra.says("match").taps("Announce");
        olivia.taps("Yes, announce");
        petra.taps("Yes, announce");
        assertThat(petra.answer()).contains("The round of Peers", "New pairs");
        assertThat(trellis.count("pair")).isEqualTo(2);
        assertThat(trellis.count("audit_entry where act = 'match announce'")).isEqualTo(1);
    }

    @Test
    void whatOneDiscardedIsDiscardedForTheOther() {
        olivia.says("match").taps("See the proposal");
        petra.says("match").taps("Discard");
        olivia.taps("Announce");
        assertThat(olivia.answer()).contains("is discarded");
        assertThat(trellis.count("pair")).isZero();
    }
}
