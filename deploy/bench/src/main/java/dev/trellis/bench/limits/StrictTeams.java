package dev.trellis.bench.limits;

import dev.trellis.standins.Witness;
import dev.trellis.standins.teams.TeamsStandIn;
import dev.trellis.standins.teams.TeamsTenant;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Teams: 50 requests a second for an app in a tenant; 7 a second, 60 in half a minute for a conversation. */
final class StrictTeams implements StrictChat {
    private static final String TENANT = "5b1f0c2e-0000-4000-8000-000000000001";
    private static final String TEAM = "19:team@thread.tacv2";
    private static final String MEMBER = "5b1f0c2e-0000-4000-8000-0000000000aa";

    private final TeamsStandIn teams = TeamsStandIn.start(0, InstantSource.system());

    StrictTeams(int channels) {
        TeamsTenant tenant = teams.tenant(TENANT, "Bench").user(MEMBER, "Mira Member");
        tenant.installedFor(MEMBER).team(TEAM, "Bench", MEMBER);
        for (int channel = 1; channel <= channels; channel++) {
            tenant.channel(TEAM, channel(channel), "Channel " + channel);
        }
        tenant.installedInTeam(TEAM);
        teams.strictRates(true);
    }

    @Override
    public String platform() {
        return "teams";
    }

    @Override
    public String workspace() {
        return TENANT;
    }

    @Override
    public String address() {
        return teams.serviceUrl().toString();
    }

    @Override
    public String channel(int number) {
        return "19:channel" + number + "@thread.tacv2";
    }

    @Override
    public Map<String, Object> properties() {
        URI connector = teams.serviceUrl();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("trellis.teams.app-id", teams.bot().appId());
        properties.put("trellis.teams.app-password", teams.bot().appPassword());
        properties.put("trellis.teams.tenant-id", TENANT);
        properties.put(
                "trellis.teams.openid-metadata-url", teams.openIdMetadataUrl().toString());
        properties.put("trellis.teams.login-url", teams.loginUrl().toString());
        properties.put("trellis.teams.service-hosts", connector.getHost() + ":" + connector.getPort());
        properties.put("trellis.teams.service-url", connector.toString());
        return properties;
    }

    @Override
    public Witness witness() {
        return teams.witness();
    }

    @Override
    public boolean isPost(String method) {
        return method.startsWith("POST /v3/conversations");
    }

    @Override
    public double allowedPerSecond() {
        return 50;
    }

    @Override
    public void connectTo(URI service) {
        teams.connectTo(service);
    }

    @Override
    public void close() {
        teams.close();
    }
}
