package dev.trellis.playground.page;

import java.util.Map;

/**
 * Which screens a page shows.
 *
 * @param slack the person in front of Slack
 * @param slackAt the conversation that is open there; empty for the Home tab
 */
record Look(String slack, String slackAt, String teams, String teamsAt, long known) {
    static Look of(Map<String, String> query) {
        return new Look(
                query.getOrDefault("slack", ""),
                query.getOrDefault("slackAt", ""),
                query.getOrDefault("teams", ""),
                query.getOrDefault("teamsAt", ""),
                Long.parseLong(query.getOrDefault("known", "0")));
    }
}
