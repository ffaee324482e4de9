package dev.trellis.bench.nudges;

import dev.trellis.bench.process.ChildJvm;
import dev.trellis.bench.process.Receiver;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A POST with a small JSON body over loopback, answered by another process; by the client library that both chat SDKs use, with at most so
 * many calls at a time.
 */
final class HttpSending implements Sending {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final ChildJvm receiver;
    private final OkHttpClient client;
    private final Semaphore atATime;
    private final String url;

    /**
     * @param takes milliseconds that an answer takes
     */
    HttpSending(int atATime, int takes) {
        this.receiver = ChildJvm.start(Receiver.class, Integer.toString(takes));
        this.url = "http://127.0.0.1:" + receiver.said() + "/api/chat.postMessage";
        this.atATime = new Semaphore(atATime);
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(atATime, 5, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public void send(String to) throws IOException, InterruptedException {
        String body = "{\"channel\":\"" + to + "\",\"text\":\"How is it going with your partner this week?\"}";
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer none")
                .post(RequestBody.create(body, JSON))
                .build();
        atATime.acquire();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException("answered " + response.code());
            }
            Objects.requireNonNull(response.body()).bytes();
        } finally {
            atATime.release();
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        receiver.close();
    }
}
