package dev.trellis.playground.page;

import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.standins.teams.TeamsSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page draws.
 *
 * @param now on the clock, which runs on
 * @param unread by platform, person and conversation: how many messages of the bot there are
 * @param moving whether the clock is being moved
 * @param moved what the last move brought, or null
 * @param done the steps of "Try this" that are done
 * @param faults what waits to strike, by platform
 */
record Scene(
        long revision,
        Instant now,
        SlackSnapshot.@Nullable Person slack,
        TeamsSnapshot.@Nullable Person teams,
        Map<String, Map<String, Map<String, Integer>>> unread,
        boolean moving,
        @Nullable Moved moved,
        List<String> done,
        Map<String, List<String>> faults) {}
