package dev.trellis.playground;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says on the console what is going on while nothing can be seen yet. */
final class Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void step(String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "playground %5.1f s  %s%n", seconds, what);
        out.flush();
    }

    void line(String what) {
        out.println(what);
        out.flush();
    }
}
