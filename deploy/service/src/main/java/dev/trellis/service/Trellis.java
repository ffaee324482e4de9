package dev.trellis.service;

import dev.trellis.database.DatabaseUnusableException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The runnable service, and the way to start it within another process. */
public final class Trellis {
    /** The settings are mistaken: nothing was started. */
    static final int EXIT_SETTINGS = 2;
    /** It could not start for another reason, such as a database that cannot be reached. */
    static final int EXIT_FAILED = 1;

    private Trellis() {}

    /**
     * Starts from environment variables and stays until the process is told to end (SIGTERM, Ctrl-C). With an
     * argument it does one of the {@link Commands} instead.
     */
    public static void main(String[] arguments) {
        Settings settings = Settings.ofEnvironment(System.getenv());
        if (arguments.length > 0) {
            System.exit(new Commands(settings, System.out, System.err).run(List.of(arguments)));
        }
        // Before the first logger: Logback reads it once.
        settings.value(Setting.LOG_FORMAT).ifPresent(format -> System.setProperty("trellis.log.format", format));
        int exit = run(settings, System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static int run(Settings settings, PrintStream complaints) {
        try {
            TrellisService service = Startup.of(settings).inEnvironment().start();
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
            return 0;
        } catch (SettingsMistakenException mistaken) {
            complaints.println("Trellis cannot start with these settings:");
            mistaken.mistakes().forEach(mistake -> complaints.println("  " + mistake));
            return EXIT_SETTINGS;
        } catch (DatabaseUnusableException unusable) {
            complaints.println(unusable.getMessage());
            return EXIT_FAILED;
        } catch (PortTakenException taken) {
            complaints.println(taken.getMessage());
            return EXIT_FAILED;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Trellis.class).error("Trellis could not start", e);
            return EXIT_FAILED;
        }
    }

    /**
     * Starts the service within this process, for the playground and for tests. Environment variables have no say.
     *
     * @param properties as in {@code trellis.slack.bot-token}; {@code micronaut.server.port} -1 picks a free port
     * @param beans take the place of the service's own, such as a {@link dev.trellis.scheduler.SteppableClock}
     * @throws SettingsMistakenException with a sentence for each mistake
     * @throws DatabaseUnusableException with a sentence for the operator
     */
    public static TrellisService start(Map<String, Object> properties, Object... beans) {
        return Startup.of(Settings.ofProperties(properties))
                .with(properties, beans)
                .start();
    }
}
