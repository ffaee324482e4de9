package dev.trellis.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.QuietProtocol.AProgramSays;
import dev.trellis.attention.QuietProtocol.By;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A3: how often somebody may be addressed, and who says so. */
class QuietProtocolTest {
    private static final AProgramSays FIVE = new AProgramSays(7, 5);
    private static final AProgramSays TWO = new AProgramSays(9, 2);

    @Test
    void whatSomebodyChoseHoldsWhateverTheirProgramsSay() {
        assertThat(QuietProtocol.of(5, List.of(TWO)))
                .isEqualTo(new QuietProtocol(new MessageBudget(1, 5), new By.ThePerson()));
        assertThat(QuietProtocol.of(1, List.of(FIVE)).budget().aWeek()).isEqualTo(1);
    }

    @Test
    void ofSeveralProgramsTheQuietestDecides() {
        QuietProtocol quietest = new QuietProtocol(new MessageBudget(1, 2), new By.AProgram(9));
        assertThat(QuietProtocol.of(null, List.of(FIVE, TWO))).isEqualTo(quietest);
        assertThat(QuietProtocol.of(null, List.of(TWO, FIVE))).isEqualTo(quietest);
    }

    @Test
    void ofTwoThatSayTheSameAlwaysTheSameOneIsNamed() {
        AProgramSays asWell = new AProgramSays(3, 2);
        assertThat(QuietProtocol.of(null, List.of(TWO, asWell)))
                .isEqualTo(QuietProtocol.of(null, List.of(asWell, TWO)));
    }

    @Test
    void aProgramMayAlsoSpeakMoreOftenThanUsual() {
        assertThat(QuietProtocol.of(null, List.of(FIVE)).budget()).isEqualTo(new MessageBudget(1, 5));
    }

    @Test
    void whereNobodySaysAnythingItIsAsUsual() {
        assertThat(QuietProtocol.of(null, List.of()))
                .isEqualTo(new QuietProtocol(MessageBudget.DEFAULT, new By.Nobody()));
    }

    @Test
    void whateverIsChosenItIsNeverMoreThanOneADay() {
        assertThat(MessageBudget.CHOICES)
                .contains(MessageBudget.DEFAULT.aWeek())
                .allSatisfy(
                        choice -> assertThat(MessageBudget.aWeek(choice).aDay()).isEqualTo(1));
    }
}
