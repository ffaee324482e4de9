package dev.trellis.playground.page;

import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.cast.Part;
import java.time.ZoneId;
import java.util.List;

/** What does not change: who is there and where. */
record World(String zone, Side slack, Side teams) {
    /** One of the two platforms. */
    record Side(String name, String channel, String bot, List<Person> people) {}

    /**
     * @param mention what is typed after {@code @}
     * @param played whether the newcomer can be this person
     */
    record Person(String id, String mention, String name, Part part, boolean played, ZoneId zone, String locale) {}

    static World of(String slackBot, String teamsBot) {
        List<Person> slack = Cast.SLACK.stream()
                .map(member -> new Person(
                        member.id(),
                        member.handle(),
                        member.name(),
                        member.part(),
                        member.part() != Part.BACKGROUND,
                        member.zone(),
                        member.locale()))
                .toList();
        List<Person> teams = Cast.TEAMS.stream()
                .map(member -> new Person(
                        member.id(),
                        member.name(),
                        member.name(),
                        member.part(),
                        member.part() != Part.BACKGROUND,
                        member.zone(),
                        member.locale()))
                .toList();
        return new World(
                Cast.BERLIN.getId(),
                new Side(Cast.WORKSPACE_NAME, Cast.SLACK_CHANNEL, slackBot, slack),
                new Side(Cast.TENANT_NAME, Cast.TEAMS_CHANNEL, teamsBot, teams));
    }
}
