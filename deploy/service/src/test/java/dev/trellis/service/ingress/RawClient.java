package dev.trellis.service.ingress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Bytes over a socket, as no HTTP library would send them. */
public final class RawClient {
    private RawClient() {}

    /** What came back until the server closed or had nothing more to say. */
    public record Answer(String text, boolean closed) {
        public int status() {
            return text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12));
        }

        /** How many answers there are. */
        public int count() {
            return text.split("HTTP/1\\.1 ", -1).length - 1;
        }

        public String header(String name) {
            return head().stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        private List<String> head() {
            return text.substring(0, Math.max(0, text.indexOf("\r\n\r\n")))
                    .lines()
                    .toList();
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    public static Answer send(int port, String request) throws IOException {
        return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Answer send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(socket, 5000, 400);
        }
    }

    /** @param quiet milliseconds without a byte after which the server has said what it had to say */
    public static Answer read(Socket socket, int first, int quiet) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            socket.setSoTimeout(first);
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                read.write(buffer, 0, some);
                socket.setSoTimeout(quiet);
            }
            return new Answer(read.toString(StandardCharsets.ISO_8859_1), true);
        } catch (SocketTimeoutException quietNow) {
            return new Answer(read.toString(StandardCharsets.ISO_8859_1), false);
        }
    }
}
