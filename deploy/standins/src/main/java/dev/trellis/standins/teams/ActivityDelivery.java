package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.ServiceLink;
import dev.trellis.standins.Witness;
import dev.trellis.standins.WitnessedCall.Direction;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities from the Bot Connector to the service's {@code POST /api/messages}, each with a fresh token. */
final class ActivityDelivery implements AutoCloseable {
    private final ServiceLink link;
    private final Witness witness;
    private final BotFrameworkKeys keys;
    private final TeamsBot bot;
    private final String serviceUrl;
    private volatile InstantSource wireClock;
    private volatile Duration patience = Duration.ofSeconds(10);
    private volatile @Nullable URI target;

    ActivityDelivery(
            Misbehaviour misbehaviour,
            Witness witness,
            BotFrameworkKeys keys,
            TeamsBot bot,
            String serviceUrl,
            InstantSource wireClock) {
        this.link = new ServiceLink(misbehaviour);
        this.witness = witness;
        this.keys = keys;
        this.bot = bot;
        this.serviceUrl = serviceUrl;
        this.wireClock = wireClock;
    }

    void target(URI messages) {
        target = messages;
    }

    void patience(Duration howLong) {
        patience = howLong;
    }

    void wireClock(InstantSource clock) {
        wireClock = clock;
    }

    String serviceUrl() {
        return serviceUrl;
    }

    /** @param kind for witness and faults: {@code message}, {@code adaptiveCard/action}, {@code installationUpdate} … */
    List<Exchange> post(String kind, ObjectNode activity) {
        URI messages = target;
        if (messages == null) {
            throw new IllegalStateException("tell the Teams stand-in where the service is: connectTo(URI)");
        }
        String token = keys.sign(BotFrameworkKeys.claims(bot.appId(), serviceUrl(), wireClock.instant())
                .build());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("Accept", "*/*");
        headers.put("User-Agent", "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)");
        headers.put(
                "x-ms-conversation-id", activity.path("conversation").path("id").asText());
        List<Exchange> exchanges = link.post(kind, messages, headers, Json.write(activity), patience);
        exchanges.forEach(each -> witness.record(Direction.TO_SERVICE, kind, activity, outcome(each)));
        return exchanges;
    }

    private static String outcome(Exchange exchange) {
        if (exchange.failure() != Exchange.Failure.NONE) {
            return exchange.failure().name().toLowerCase(Locale.ROOT);
        }
        return exchange.accepted() ? "ok" : "HTTP " + exchange.status();
    }

    @Override
    public void close() {
        link.close();
    }
}
