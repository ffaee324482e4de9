package dev.trellis.service;

import dev.trellis.platform.OwnLine;
import dev.trellis.scheduler.CourierLoop;
import dev.trellis.scheduler.Timekeeper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service, in this order: settings, database, migrations, beans, web server, scheduler. When a step fails, those before it are
 * undone.
 */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private final long began = System.nanoTime();
    private final Settings settings;
    private Map<String, Object> properties = Map.of();
    private Object[] beans = {};
    private boolean environment;

    private Startup(Settings settings) {
        this.settings = settings;
    }

    static Startup of(Settings settings) {
        return new Startup(settings);
    }

    /** With further properties, and beans that take the place of the service's own. */
    Startup with(Map<String, Object> others, Object... instead) {
        this.properties = others;
        this.beans = instead.clone();
        return this;
    }

    /** Micronaut's own environment variables count too, such as MICRONAUT_SERVER_PORT. */
    Startup inEnvironment() {
        this.environment = true;
        return this;
    }

    TrellisService start() {
        SettingsCheck.Findings findings = SettingsCheck.of(settings);
        if (!findings.mistakes().isEmpty()) {
            throw new SettingsMistakenException(findings.mistakes());
        }
        findings.warnings().forEach(LOG::warn);
        Database database = Database.open(settings);
        ApplicationContext context;
        try {
            context = context(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        TrellisService service = new TrellisService(context, database);
        try {
            context.start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            context.getBean(CourierLoop.class).start();
            context.getBean(Timekeeper.class).start();
            context.getBeansOfType(OwnLine.class).forEach(OwnLine::open);
            new Banner(settings, database.where(), server.getPort(), Duration.ofNanos(System.nanoTime() - began))
                    .lines()
                    .forEach(LOG::info);
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw PortTakenException.isBehind(e) ? new PortTakenException(e) : e;
        }
    }

    private ApplicationContext context(Database database) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.putAll(settings.properties());
        if (!settings.has(Setting.ENCRYPTION_KEY)) {
            // Only with the embedded database: the check insists otherwise.
            all.put(Setting.ENCRYPTION_KEY.property, KeyFile.keyset(Database.dataFolder(settings)));
        }
        all.putAll(database.properties(settings));
        ApplicationContextBuilder builder = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .propertySources(PropertySource.of("trellis-settings", all))
                .environmentPropertySource(environment)
                .singletons(beans);
        if (environment) {
            // Ours are read already; a blank one would switch a side on.
            builder.environmentVariableExcludes(System.getenv().keySet().stream()
                    .filter(variable -> variable.startsWith(Setting.PREFIX))
                    .toArray(String[]::new));
        }
        return builder.build();
    }
}
