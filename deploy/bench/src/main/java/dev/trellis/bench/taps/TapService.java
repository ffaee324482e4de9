package dev.trellis.bench.taps;

import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole service in a process of its own, beside a Slack that agrees to everything. Prints its port when it is ready. */
public final class TapService {
    private TapService() {}

    /** The database's address, user and password. */
    public static void main(String[] arguments) throws IOException {
        // What is logged is no answer to whoever started this.
        PrintStream answer = System.out;
        System.setOut(System.err);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("micronaut.server.host", "127.0.0.1");
        settings.put("micronaut.server.port", -1);
        settings.put("trellis.database.url", arguments[0]);
        settings.put("trellis.database.username", arguments[1]);
        settings.put("trellis.database.password", arguments.length > 2 ? arguments[2] : "");
        settings.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        settings.put("trellis.time-zone", "UTC");
        settings.put("trellis.allow-insecure-standins", true);
        settings.put("trellis.slack.signing-secret", TapRequest.SECRET);
        settings.put("trellis.slack.bot-token", "xoxb-1-2-bench");
        settings.put("trellis.slack.api-url", AgreeingSlack.start());
        TrellisService service = Trellis.start(settings);
        answer.println(service.port());
    }
}
