package dev.trellis.standins.teams;

/** The bot as registered with Azure: single-tenant app id and secret. */
public record TeamsBot(String appId, String appPassword, String name) {

    public static TeamsBot named(String name) {
        return new TeamsBot("6f2d1c4e-0b7a-4f5e-9c1d-7a3b5e8f9012", "standin-app-password", name);
    }

    /** As it appears in activities. */
    public String botId() {
        return "28:" + appId;
    }
}
