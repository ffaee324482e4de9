package dev.trellis.bench.taps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A tap as Slack sends it: {@code block_actions} with the message that was tapped, signed. */
final class TapRequest {
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String TEAM = "T0BENCH";

    private TapRequest() {}

    static String user(int person) {
        return "U0P%07d".formatted(person);
    }

    static String conversation(int person) {
        return "D0P%07d".formatted(person);
    }

    /** All bytes of the request, on a connection that is kept. */
    static byte[] bytes(int person, long checkIn, String trigger, long second) {
        byte[] body = ("payload=" + URLEncoder.encode(json(person, checkIn, trigger), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] head =
                """
                POST /slack/events HTTP/1.1\r
                Host: 127.0.0.1\r
                User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r
                Accept: application/json,*/*\r
                Content-Type: application/x-www-form-urlencoded\r
                X-Slack-Request-Timestamp: %d\r
                X-Slack-Signature: %s\r
                Content-Length: %d\r
                \r
                """.formatted(second, signature(second, body), body.length).getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static String signature(long second, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + second + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String json(int person, long checkIn, String trigger) {
        String buttons = IntStream.rangeClosed(1, 5)
                .mapToObj(score -> """
                        {"type":"button","action_id":"act:checkin.answer#%d","value":"%s",\
                        "text":{"type":"plain_text","text":"%d · quite","emoji":true}}""".formatted(score, value(checkIn, score), score))
                .collect(Collectors.joining(","));
        return """
                {"type":"block_actions","token":"x","api_app_id":"A0BENCH","trigger_id":"%1$s",\
                "user":{"id":"%2$s","username":"p%3$d","name":"p%3$d","team_id":"T0BENCH"},\
                "team":{"id":"T0BENCH","domain":"bench"},"enterprise":null,"is_enterprise_install":false,\
                "container":{"type":"message","message_ts":"1700000000.%4$06d","channel_id":"%5$s","is_ephemeral":false},\
                "channel":{"id":"%5$s","name":"directmessage"},"response_url":"http://127.0.0.1:9/none",\
                "message":{"type":"message","bot_id":"B0BENCH","app_id":"A0BENCH","user":"U0BOT","ts":"1700000000.%4$06d",\
                "text":"How useful was your mentoring lately?","blocks":[\
                {"type":"section","block_id":"a","text":{"type":"mrkdwn","text":"A word about how it is going","verbatim":false}},\
                {"type":"header","block_id":"b","text":{"type":"plain_text","text":"How useful was your mentoring lately?"}},\
                {"type":"actions","block_id":"c","elements":[%6$s]},\
                {"type":"context","block_id":"d","elements":[{"type":"mrkdwn","text":"Counts in numbers over five or more."}]}]},\
                "state":{"values":{}},"actions":[{"type":"button","action_id":"act:checkin.answer#4","block_id":"c",\
                "value":"%7$s","text":{"type":"plain_text","text":"4 · quite","emoji":true},"action_ts":"1700000001.000001"}]}""".formatted(
                trigger, user(person), person, person % 1_000_000, conversation(person), buttons, value(checkIn, 4));
    }

    private static String value(long checkIn, int score) {
        return "{\\\"checkIn\\\":\\\"%d\\\",\\\"score\\\":\\\"%d\\\",\\\"asking\\\":\\\"0\\\"}"
                .formatted(checkIn, score);
    }
}
