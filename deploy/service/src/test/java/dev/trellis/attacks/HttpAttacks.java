package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.Town;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be done to any web server. */
final class HttpAttacks {
    private static final String HEAD = "POST /slack/events HTTP/1.1\r\nHost: x\r\n";
    private static final String SECOND = "GET /prometheus HTTP/1.1\r\nHost: x\r\n\r\n";

    private HttpAttacks() {}

    static List<Attack> all() {
        return List.of(
                smuggled("H01", "Two lengths", HEAD + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + SECOND),
                smuggled(
                        "H02",
                        "A length and chunks",
                        HEAD + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND),
                smuggled(
                        "H03",
                        "Chunks and a length",
                        HEAD + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + SECOND),
                smuggled(
                        "H04",
                        "Two encodings",
                        HEAD + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + SECOND),
                smuggled(
                        "H05",
                        "An encoding hidden in a continued line",
                        HEAD + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND),
                smuggled("H06", "A space before the colon", HEAD + "Content-Length : 4\r\n\r\n" + SECOND),
                smuggled("H07", "Line feeds alone", "GET /health HTTP/1.1\nHost: x\n\n" + SECOND),
                smuggled("H08", "A zero byte in a header", HEAD + "X: a\0b\r\n\r\n" + SECOND),
                smuggled("H09", "Two hosts", "GET /health HTTP/1.1\r\nHost: x\r\nHost: evil\r\n\r\n" + SECOND),
                smuggled(
                        "H10",
                        "Another server's address in the request line",
                        "GET http://169.254.169.254/ HTTP/1.1\r\nHost: x\r\n\r\n" + SECOND),
                raw(
                        "H11",
                        Theme.ODD_METHODS,
                        "TRACE, to read what a proxy added",
                        405,
                        "TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret\r\n\r\n"),
                raw(
                        "H12",
                        Theme.ODD_METHODS,
                        "CONNECT, to be let through to another host",
                        400,
                        "CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                        405),
                raw(
                        "H13",
                        Theme.ODD_METHODS,
                        "An upgrade to a protocol that nobody checks",
                        200,
                        "GET /health/liveness HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
                        400),
                raw(
                        "H14",
                        Theme.ODD_METHODS,
                        "HTTP/2 without being asked",
                        400,
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        505),
                raw(
                        "H15",
                        Theme.OVERSIZED,
                        "A header of seventeen kilobytes",
                        431,
                        "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(17_000) + "\r\n\r\n"),
                raw(
                        "H16",
                        Theme.OVERSIZED,
                        "Four hundred headers",
                        431,
                        "GET /health HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(400) + "\r\n"),
                method("H20", "PUT", "/slack/events"),
                method("H21", "DELETE", "/api/messages"),
                method("H22", "GET", "/api/messages?text=role"),
                new Attack(
                        "H23",
                        Theme.ODD_METHODS,
                        Door.HTTP,
                        "A method hidden in a header",
                        status(405),
                        siege -> () -> siege.http.send(
                                "GET",
                                "/slack/events",
                                Map.of("X-HTTP-Method-Override", "POST", "X-Method-Override", "POST"),
                                new byte[0])),
                path("H30", "/privacy/copy/../../../../etc/passwd"),
                path("H31", "/privacy/copy/%2e%2e%2f%2e%2e%2fetc%2fpasswd"),
                path("H32", "/..%5c..%5capplication.yml"),
                path("H33", "/META-INF/MANIFEST.MF"),
                path("H34", "/application.yml"),
                path("H35", "/logback.xml"),
                door("H36", "/slack/events/"),
                door("H37", "//slack/events"),
                door("H38", "/slack/events;x=1"),
                door("H39", "/SLACK/EVENTS"),
                door("H40", "/slack/%65vents"),
                door("H41", "/x/../slack/events"),
                management("H50", "/env"),
                management("H51", "/beans"),
                management("H52", "/loggers"),
                management("H53", "/routes"),
                management("H54", "/threaddump"),
                management("H55", "/heapdump"),
                management("H56", "/info"),
                management("H57", "/caches"),
                stopping("H58", "/stop"),
                stopping("H59", "/refresh"),
                leak("H60", "/health"),
                leak("H61", "/prometheus"));
    }

    private static Attack smuggled(String id, String what, String request) {
        // One answer alone: the second request is not taken for one.
        return new Attack(
                id,
                Theme.SMUGGLING,
                Door.HTTP,
                what + ", with a second request behind it",
                status(400).hiding("200 OK", "jvm_"),
                siege -> () -> siege.http.raw(request));
    }

    private static Attack raw(String id, Theme theme, String tries, int status, String request, Integer... or) {
        Integer[] all = Stream.concat(Stream.of(status), Arrays.stream(or)).toArray(Integer[]::new);
        return new Attack(
                id,
                theme,
                Door.HTTP,
                tries,
                status(all).hiding("secret", "101 Switching"),
                siege -> () -> siege.http.raw(request));
    }

    private static Attack method(String id, String method, String path) {
        return new Attack(
                id,
                Theme.ODD_METHODS,
                Door.HTTP,
                method + " " + path,
                status(405),
                siege -> () -> siege.http.send(method, path, Map.of(), new byte[0]));
    }

    private static Attack path(String id, String path) {
        return new Attack(
                id,
                Theme.PATHS,
                Door.HTTP,
                "Reading a file by " + path,
                status(400, 404).hiding("root:", "trellis:", "logback"),
                siege -> () -> siege.http.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    /** However the door's address is written: what is not signed is not let in. */
    private static Attack door(String id, String path) {
        return new Attack(
                id, Theme.PATHS, Door.HTTP, "Around the signature by " + path, status(400, 401, 404), siege -> {
                    String body = siege.slack.command("U0OLIVIA", "role <@" + Siege.MALLORY + "> owner");
                    return () -> siege.http.raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: "
                            + SlackForge.FORM + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                });
    }

    private static Attack management(String id, String path) {
        return new Attack(
                id,
                Theme.MANAGEMENT,
                Door.HTTP,
                "Reading the service's inside at " + path,
                status(404),
                siege -> () -> siege.http.get(path));
    }

    private static Attack stopping(String id, String path) {
        return new Attack(
                id,
                Theme.MANAGEMENT,
                Door.HTTP,
                "Stopping or changing the service at " + path,
                status(404),
                siege -> () -> siege.http.send(
                        "POST",
                        path,
                        Map.of("Content-Type", "application/json"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static Attack leak(String id, String path) {
        return new Attack(
                id,
                Theme.MANAGEMENT,
                Door.HTTP,
                "Secrets, names and addresses in " + path,
                status(200)
                        .hiding(
                                "jdbc:",
                                "xoxb-",
                                Town.WORKSPACE,
                                Town.TENANT,
                                "standin-app-password",
                                "Noor",
                                "mallory",
                                "127.0.0.1:"),
                siege -> () -> siege.http.get(path));
    }
}
