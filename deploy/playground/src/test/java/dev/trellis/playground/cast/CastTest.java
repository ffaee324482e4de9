package dev.trellis.playground.cast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CastTest {
    /** Else the newcomer's first command would be refused. */
    @Test
    void maraAndNoorAreNobodysPair() {
        assertThat(Stream.concat(Cast.SLACK_PAIRS.stream(), Cast.TEAMS_PAIRS.stream()))
                .noneMatch(pair -> pair.contains("@" + Cast.MARA.handle()))
                .noneMatch(pair -> pair.contains("@" + Cast.NOOR.handle()));
    }

    /** The digest shows numbers about five or more people only. */
    @Test
    void enoughPairsForADigest() {
        assertThat(Cast.SLACK_PAIRS.size() + Cast.TEAMS_PAIRS.size()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void everybodyIsThereOnce() {
        assertThat(Cast.SLACK).extracting(SlackMember::id).doesNotHaveDuplicates();
        assertThat(Cast.TEAMS).extracting(TeamsMember::id).doesNotHaveDuplicates();
    }
}
