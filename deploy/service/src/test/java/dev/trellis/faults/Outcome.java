package dev.trellis.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One line of the table: what came of the messages of one fault test.
 *
 * @param sent meant to be sent
 * @param delivered seen by people, each once counted
 * @param duplicates seen more than once
 * @param lost neither seen nor reported
 * @param reported blocked, and shown to operators with the reason
 */
record Outcome(String fault, String size, long sent, long delivered, long duplicates, long lost, long reported) {
    private static final Path TABLE = Path.of("target/faults.md");
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    /** @param seen what an operator sees of it */
    void print(String seen) {
        String line = "| " + fault + " | " + size + " | " + sent + " | " + delivered + " | " + duplicates + " | " + lost
                + " | " + reported + " | " + seen + " |";
        System.out.println(line);
        try {
            synchronized (BEGUN) {
                if (!BEGUN.getAndSet(true)) {
                    Files.createDirectories(TABLE.toAbsolutePath().getParent());
                    Files.writeString(TABLE, """
                            | fault | size | sent | delivered | duplicates | lost | reported | an operator sees |
                            |---|---|---|---|---|---|---|---|
                            """);
                }
                Files.writeString(TABLE, line + "\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
