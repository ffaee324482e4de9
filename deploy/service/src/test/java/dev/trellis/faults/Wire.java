package dev.trellis.faults;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire between nodes and a server on this machine, which can be slow, or cut, and reads along what the server says of deadlocks. */
final class Wire implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean cut;
    /** One commit in so many goes wrong; 0: none. */
    private volatile int failing;

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger deadlocks = new AtomicInteger();

    private Wire(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static Wire to(int port) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")), port);
            Thread.ofVirtual().name("wire").start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every answer of the server comes so much later, however long it is. */
    void latency(Duration more) {
        latency = more;
    }

    /** One commit in so many is lost with its connection: in turn before the server has it, and after it has done it. 0: none. */
    void failCommits(int oneIn) {
        failing = oneIn;
    }

    /** How many commits went wrong so far. */
    int failedCommits() {
        return failed.get();
    }

    /** How often the server told whoever is at the near end that it was undone because of a deadlock. */
    int deadlocks() {
        return deadlocks.get();
    }

    /** Ends every connection, and lets none be made until it is mended. */
    void cut() {
        cut = true;
        open.forEach(Wire::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.getByName("127.0.0.1"), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                AtomicBoolean asked = new AtomicBoolean();
                Thread.ofVirtual().start(() -> carry(near, far, false, asked));
                Thread.ofVirtual().start(() -> carry(far, near, true, asked));
            } catch (IOException e) {
                // The wire was closed, or the server behind it is away: whoever called notices.
                continue;
            }
        }
    }

    /** @param asked whether the answer to a question has not begun yet */
    private void carry(Socket from, Socket to, boolean answers, AtomicBoolean asked) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && tellsOfDeadlock(buffer, read)) {
                    deadlocks.incrementAndGet();
                }
                if (!answers) {
                    asked.set(true);
                } else if (asked.getAndSet(false)) {
                    Thread.sleep(latency);
                }
                boolean fails =
                        !answers && isCommit(buffer, read) && failing > 0 && commits.incrementAndGet() % failing == 0;
                if (fails && failed.incrementAndGet() % 2 == 0) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
                if (fails) {
                    // The server does it, and nobody hears of it.
                    closeQuietly(from);
                    Thread.sleep(100);
                    return;
                }
            }
        } catch (IOException e) {
            // Cut, or ended by one side: both ends are closed now.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** A statement of its own, in a packet of four bytes of head and one of kind. */
    private static boolean isCommit(byte[] buffer, int read) {
        return read <= 16
                && new String(buffer, 0, read, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .endsWith("commit");
    }

    /** Error 1213 in a packet of its own: four bytes of head, one of kind, two of number, and the state that SQL gives it. */
    private static boolean tellsOfDeadlock(byte[] buffer, int read) {
        return read >= 13
                && (buffer[4] & 0xff) == 0xff
                && ((buffer[5] & 0xff) | (buffer[6] & 0xff) << 8) == 1213
                && new String(buffer, 7, 6, StandardCharsets.ISO_8859_1).equals("#40001");
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Wire::closeQuietly);
    }
}
