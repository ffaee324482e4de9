package dev.trellis.playground.cast;

import static dev.trellis.playground.cast.Part.ADMIN;
import static dev.trellis.playground.cast.Part.BACKGROUND;
import static dev.trellis.playground.cast.Part.MENTEE;
import static dev.trellis.playground.cast.Part.MENTOR;

import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.teams.TeamsStandIn;
import java.time.ZoneId;
import java.util.List;

/**
 * Everybody in the demo, all invented. Mara and Noor are not paired: that is the newcomer's first step. Tomás (Teams) mentors Ivo
 * (Slack), so one pair spans both platforms, and Yuki, whose Teams is in German.
 */
public final class Cast {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final String WORKSPACE = "T0FERNWOOD";
    public static final String WORKSPACE_NAME = "Fernwood";
    public static final String SLACK_CHANNEL = "C0MENTORING";
    public static final String TENANT = "b7160a7e-0000-4000-8000-00000000b716";
    public static final String TENANT_NAME = "Brightwater";
    public static final String TEAM = "19:brightwater@thread.tacv2";
    public static final String TEAMS_CHANNEL = "19:mentoring@thread.tacv2";

    public static final SlackMember OLIVIA = slack("OLIVIA", "Olivia Oakes", ADMIN);
    public static final SlackMember MARA = slack("MARA", "Mara Maple", MENTOR);
    public static final SlackMember NOOR = slack("NOOR", "Noor Nettle", MENTEE);
    public static final SlackMember IVO = slack("IVO", "Ivo Ivy", MENTEE);
    public static final TeamsMember RENATA = teams(1, "Renata Reed", ADMIN, "Europe/Berlin", "en-GB", "GB");
    public static final TeamsMember TOMAS = teams(2, "Tomás Thistle", MENTOR, "Europe/Lisbon", "en-GB", "PT");
    public static final TeamsMember YUKI = teams(3, "Yuki Yarrow", MENTEE, "Europe/Berlin", "de-DE", "DE");

    /** Noor uses both chats; Trellis does not know that it is she until she links them. */
    public static final TeamsMember NOOR_TOO = teams(10, NOOR.name(), MENTEE, "Europe/Berlin", "en-GB", "DE");

    public static final List<SlackMember> SLACK = List.of(
            OLIVIA,
            MARA,
            NOOR,
            IVO,
            slack("ASH", "Ash Alder", BACKGROUND),
            slack("BEA", "Bea Birch", BACKGROUND),
            slack("CEM", "Cem Cedar", BACKGROUND),
            slack("DANA", "Dana Dogwood", BACKGROUND),
            slack("ELI", "Eli Elm", BACKGROUND),
            slack("FAY", "Fay Fir", BACKGROUND),
            slack("GUS", "Gus Ginkgo", BACKGROUND),
            slack("HANA", "Hana Hazel", BACKGROUND),
            slack("IDA", "Ida Iris", BACKGROUND),
            slack("JUN", "Jun Juniper", BACKGROUND));
    public static final List<TeamsMember> TEAMS = List.of(
            RENATA,
            TOMAS,
            YUKI,
            NOOR_TOO,
            teams(4, "Kai Kapok", BACKGROUND, "Europe/Berlin", "en-GB", "GB"),
            teams(5, "Lea Larch", BACKGROUND, "Europe/Berlin", "de-DE", "DE"),
            teams(6, "Milo Mint", BACKGROUND, "Europe/Lisbon", "en-GB", "PT"),
            teams(7, "Nia Nutmeg", BACKGROUND, "Europe/Lisbon", "en-GB", "PT"),
            teams(8, "Otto Olive", BACKGROUND, "America/New_York", "en-US", "US"),
            teams(9, "Pia Pine", BACKGROUND, "Europe/Berlin", "de-DE", "DE"));

    /** What Slack's admin types to pair people; names in quotes are those of people on Teams. */
    public static final List<String> SLACK_PAIRS =
            List.of("@ash @bea", "@cem @dana", "@eli @fay", "@gus @hana", "@ida @jun", "\"" + TOMAS.name() + "\" @ivo");
    /** What the admin on Teams types. */
    public static final List<String> TEAMS_PAIRS = List.of(
            "@Tomás Thistle @Yuki Yarrow", "@Kai Kapok @Lea Larch", "@Milo Mint @Nia Nutmeg", "@Otto Olive @Pia Pine");

    private Cast() {}

    /** Puts everybody into their places; the service knows nothing of them yet. */
    public static void seat(SlackStandIn slack, TeamsStandIn teams) {
        var workspace = slack.workspace(WORKSPACE, WORKSPACE_NAME);
        SLACK.forEach(member -> workspace.user(member.user()));
        workspace.channel(
                SLACK_CHANNEL, "mentoring", SLACK.stream().map(SlackMember::id).toArray(String[]::new));
        var tenant = teams.tenant(TENANT, TENANT_NAME);
        TEAMS.forEach(member -> tenant.user(member.user()));
        tenant.team(TEAM, "Brightwater", TEAMS.stream().map(TeamsMember::id).toArray(String[]::new))
                .channel(TEAM, TEAMS_CHANNEL, "Mentoring");
    }

    private static SlackMember slack(String id, String name, Part part) {
        String handle = id.toLowerCase(java.util.Locale.ROOT);
        return new SlackMember("U0" + id, handle, name, part, BERLIN, "en-US");
    }

    private static TeamsMember teams(int number, String name, Part part, String zone, String locale, String country) {
        return new TeamsMember(
                "b7160a7e-0000-4000-8000-%012d".formatted(number), name, part, ZoneId.of(zone), locale, country);
    }
}
