package dev.trellis.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.slack.identity.SlackTeam;
import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void aKeyIsNewOnceUnlessItIsForgotten() {
        Recent recent = new Recent();
        assertThat(recent.add("a")).isTrue();
        assertThat(recent.add("a")).isFalse();
        recent.forget("a");
        assertThat(recent.add("a")).isTrue();
    }

    @Test
    void onlyTheNewestAreHeld() {
        Recent recent = new Recent();
        for (int i = 0; i <= 10_000; i++) {
            recent.add("key " + i);
        }
        assertThat(recent.add("key 0")).isTrue();
        assertThat(recent.add("key 10000")).isFalse();
    }

    @Test
    void aLongIdIsStoodForByItsHash() {
        SlackTeam team = new SlackTeam(null, "T1", false);
        assertThat(Keys.of(team, "event", "Ev1")).isEqualTo("slack:T1:event:Ev1");
        String one = Keys.of(team, "event", "x".repeat(300) + "1");
        assertThat(one).hasSizeLessThanOrEqualTo(180).isNotEqualTo(Keys.of(team, "event", "x".repeat(300) + "2"));
    }
}
