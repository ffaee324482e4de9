package dev.trellis.bench.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * A chat platform's API at its smallest: takes any POST, waits as long as it is told to, answers 200 with a line of JSON, and keeps the
 * connection. HTTP/1.1 with a {@code Content-Length} only. Prints its port when it is ready.
 */
public final class Receiver {
    private static final byte[] ANSWER = """
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            Content-Length: 11\r
            \r
            {"ok":true}""".getBytes(StandardCharsets.US_ASCII);

    private final Duration takes;

    private Receiver(Duration takes) {
        this.takes = takes;
    }

    /** How many milliseconds an answer takes. */
    public static void main(String[] arguments) throws IOException {
        Receiver receiver = new Receiver(Duration.ofMillis(Long.parseLong(arguments[0])));
        try (ServerSocket door = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            System.out.println(door.getLocalPort());
            while (true) {
                Socket caller = door.accept();
                Thread.startVirtualThread(() -> receiver.serve(caller));
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                InputStream in = new BufferedInputStream(caller.getInputStream());
                OutputStream out = caller.getOutputStream()) {
            caller.setTcpNoDelay(true);
            int body = head(in);
            while (body >= 0) {
                in.skipNBytes(body);
                if (takes.isPositive()) {
                    Thread.sleep(takes);
                }
                out.write(ANSWER);
                out.flush();
                body = head(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a request's head; gives the length of its body, or -1 when the caller has gone. */
    private static int head(InputStream in) throws IOException {
        int length = 0;
        boolean any = false;
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != '\n') {
                line.append((char) read);
                continue;
            }
            String header = line.toString().strip();
            line.setLength(0);
            if (header.isEmpty() && any) {
                return length;
            }
            any = true;
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return -1;
    }
}
