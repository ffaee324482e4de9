package dev.trellis.bench.taps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Slack's Web API at its smallest: whatever it is asked, it says yes. */
final class AgreeingSlack {
    /** As {@code auth.test} and whatever posts want it. */
    private static final String BOT = """
            {"ok":true,"team_id":"T0BENCH","team":"Bench","user":"trellis","user_id":"U0BOT","bot_id":"B0BENCH","app_id":"A0BENCH",\
            "url":"https://bench.slack.com/","channel":"D0","ts":"1.1","message":{}}""";

    private static final String PERSON = """
            {"ok":true,"user":{"id":"U0","team_id":"T0BENCH","tz":"UTC","locale":"en-US","real_name":"P","profile":{}}}""";

    private AgreeingSlack() {}

    /** The address of its Web API. */
    static String start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", AgreeingSlack::agree);
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    private static void agree(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean aboutSomebody = exchange.getRequestURI().getPath().endsWith("users.info");
        byte[] body = (aboutSomebody ? PERSON : BOT).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-oauth-scopes", "chat:write");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
