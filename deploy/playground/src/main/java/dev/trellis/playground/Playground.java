package dev.trellis.playground;

import dev.trellis.database.DatabaseUnusableException;
import dev.trellis.playground.page.PageServer;
import dev.trellis.playground.stage.DataFolder;
import dev.trellis.playground.stage.PlaygroundUnusableException;
import dev.trellis.playground.stage.Stage;
import dev.trellis.playground.story.Story;
import java.util.Optional;

/** {@code mvn -Pplayground}: starts everything, plays the story so far, and prints the page's address. */
public final class Playground {
    private Playground() {}

    public static void main(String[] arguments) {
        Progress progress = new Progress(System.out);
        try {
            start(progress);
        } catch (PlaygroundUnusableException | DatabaseUnusableException unusable) {
            progress.line(String.valueOf(unusable.getMessage()));
            System.exit(1);
        } catch (RuntimeException failure) {
            progress.line(
                    "The playground could not start. This is a mistake in it; please report it with these lines:");
            failure.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private static void start(Progress progress) {
        DataFolder folder = DataFolder.open(setting("TRELLIS_DATA_DIR"));
        // Before the first logger: Logback reads both once.
        System.setProperty("trellis.log.format", "playground");
        System.setProperty("trellis.playground.log", folder.log().toString());
        progress.step("starting the stand-ins, the embedded database and the service (log: " + folder.log() + ")");
        Stage stage = Stage.open(Story.BEGINNING.toInstant(), folder);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stage.close();
                            folder.close();
                        },
                        "stop"));
        new Story(stage, progress::step).play();
        PageServer page = PageServer.start(setting("TRELLIS_PLAYGROUND_PORT").map(Integer::valueOf), stage);
        progress.step("ready; Ctrl-C stops it");
        progress.line("");
        progress.line("  Open " + page.address() + "/ in a browser");
        progress.line("");
    }

    private static Optional<String> setting(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
