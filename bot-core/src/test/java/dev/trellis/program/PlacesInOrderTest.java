package dev.trellis.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.meeting.AgendaPoints;
import dev.trellis.person.PersonalData;
import dev.trellis.summary.OwnSection;
import dev.trellis.testkit.CoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands in an order stands in one order: nobody shares a place. */
@Tag("database")
class PlacesInOrderTest {
    private final CoreFixture trellis = new CoreFixture();

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void noTwoOfAKindShareAPlace() {
        assertThat(trellis.beans(Previewed.class)).extracting(Previewed::place).doesNotHaveDuplicates();
        assertThat(trellis.beans(PersonalData.class))
                .extracting(PersonalData::place)
                .doesNotHaveDuplicates();
        assertThat(trellis.beans(OwnSection.class))
                .extracting(OwnSection::place)
                .doesNotHaveDuplicates();
        assertThat(trellis.beans(AgendaPoints.class))
                .extracting(AgendaPoints::place)
                .doesNotHaveDuplicates();
    }
}
