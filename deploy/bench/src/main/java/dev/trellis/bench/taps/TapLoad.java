package dev.trellis.bench.taps;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * People who tap, in a process of its own: so many connections, which are kept, each with the next tap as soon as the last is
 * acknowledged. Every tap is another person's. All requests are made before the clock runs.
 *
 * <p>Prints acknowledged taps per second, the 99th percentile in milliseconds, and how many were not answered with 200.
 */
public final class TapLoad {
    private final byte[][] requests;
    private final long[] took;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private TapLoad(byte[][] requests) {
        this.requests = requests;
        this.took = new long[requests.length];
    }

    /** Port, connections, taps, and the number before the first check-in. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        int taps = Integer.parseInt(arguments[2]);
        long before = Long.parseLong(arguments[3]);
        long second = System.currentTimeMillis() / 1000;
        String run = Long.toString(System.nanoTime(), 36);
        byte[][] requests = new byte[taps][];
        IntStream.range(0, taps)
                .parallel()
                .forEach(i -> requests[i] = TapRequest.bytes(i, before + i + 1, run + "." + i, second));
        TapLoad load = new TapLoad(requests);
        double seconds = load.run(port, connections);
        Arrays.sort(load.took);
        System.out.printf(
                Locale.ROOT, "%.1f %.3f %d%n", taps / seconds, load.took[(int) (taps * 0.99)] / 1e6, load.failed.get());
    }

    private double run(int port, int connections) throws IOException, InterruptedException, ExecutionException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            sockets.add(socket);
        }
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> running = new ArrayList<>();
            sockets.forEach(socket -> running.add(threads.submit(() -> tap(socket))));
            for (Future<?> one : running) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        for (Socket socket : sockets) {
            socket.close();
        }
        return seconds;
    }

    private int tap(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] buffer = new byte[16_384];
        int done = 0;
        for (int i = next.getAndIncrement(); i < requests.length; i = next.getAndIncrement()) {
            long began = System.nanoTime();
            out.write(requests[i]);
            boolean acknowledged = isOk(in, buffer);
            took[i] = System.nanoTime() - began;
            if (!acknowledged) {
                failed.incrementAndGet();
            }
            done++;
        }
        return done;
    }

    /** Reads one response with a {@code Content-Length}, or with none and no body. */
    private static boolean isOk(InputStream in, byte[] buffer) throws IOException {
        int read = 0;
        while (true) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new EOFException("the server has closed the connection");
            }
            read += more;
            String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0 && read >= head + 4 + length(text.substring(0, head))) {
                return text.startsWith("HTTP/1.1 200");
            }
        }
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + "content-length:".length(), end < 0 ? head.length() : end)
                .strip());
    }
}
