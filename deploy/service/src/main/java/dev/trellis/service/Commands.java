package dev.trellis.service;

import dev.trellis.secrecy.EncryptionKey;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the jar can do besides running the service: make what an operator needs before the first start. */
final class Commands {
    static final String NEW_ENCRYPTION_KEY = "new-encryption-key";
    static final String SLACK_MANIFEST = "slack-manifest";
    static final String MANY_WORKSPACES = "many-workspaces";
    static final String SOCKET_MODE = "socket-mode";
    static final String TEAMS_APP = "teams-app";

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream complaints;

    Commands(Settings settings, PrintStream out, PrintStream complaints) {
        this.settings = settings;
        this.out = out;
        this.complaints = complaints;
    }

    /**
     * @return the exit code
     */
    int run(List<String> arguments) {
        return switch (arguments.size() + " " + arguments.getFirst()) {
            case "1 " + NEW_ENCRYPTION_KEY -> {
                out.println(EncryptionKey.generate().toJson());
                yield 0;
            }
            case "1 " + SLACK_MANIFEST, "2 " + SLACK_MANIFEST, "3 " + SLACK_MANIFEST ->
                slackManifest(List.copyOf(arguments.subList(1, arguments.size())));
            case "1 " + KeyCommands.ROTATE, "1 " + KeyCommands.RESEAL, "1 " + KeyCommands.FORGET ->
                new KeyCommands(settings, out, complaints).run(arguments.getFirst());
            case "2 " + TEAMS_APP -> teamsApp(Path.of(arguments.get(1)));
            default -> usage();
        };
    }

    /** What an app is for is said by words, before there is an app, or by what of it is set already. */
    private int slackManifest(List<String> kinds) {
        if (!List.of(MANY_WORKSPACES, SOCKET_MODE).containsAll(kinds)) {
            return usage();
        }
        boolean many = kinds.contains(MANY_WORKSPACES) || settings.has(Setting.SLACK_CLIENT_ID);
        boolean socket = kinds.contains(SOCKET_MODE) || settings.has(Setting.SLACK_APP_TOKEN);
        boolean needsAddress = many || !socket;
        if (needsAddress && lacks(Setting.PUBLIC_URL)) {
            return Trellis.EXIT_SETTINGS;
        }
        out.println(Manifests.slack(needsAddress ? publicUrl() : null, many, socket));
        return 0;
    }

    private int teamsApp(Path zip) {
        if (lacks(Setting.PUBLIC_URL, Setting.TEAMS_APP_ID)) {
            return Trellis.EXIT_SETTINGS;
        }
        try {
            Manifests.writeTeams(zip, settings.value(Setting.TEAMS_APP_ID).orElseThrow(), publicUrl());
        } catch (UncheckedIOException e) {
            complaints.println(zip + " cannot be written: " + e.getMessage());
            return Trellis.EXIT_FAILED;
        }
        out.println(
                zip + " is written. Upload it in the Teams admin center, or in Teams under Apps, Manage your apps.");
        return 0;
    }

    private int usage() {
        complaints.println("""
                Without an argument Trellis runs, with settings from environment variables (TRELLIS_…). It can also do:
                  new-encryption-key   prints a key for TRELLIS_ENCRYPTION_KEY
                  rotate-encryption-key, reseal, forget-old-encryption-keys
                                       change the key, in this order (deploy/README.md)
                  slack-manifest       prints the manifest of the Slack app; needs TRELLIS_PUBLIC_URL. With many-workspaces: installed
                                       through Trellis' own page; with socket-mode: without a public address
                  teams-app <file>     writes the Teams app as a zip; needs TRELLIS_PUBLIC_URL and TRELLIS_TEAMS_APP_ID""");
        return Trellis.EXIT_SETTINGS;
    }

    private boolean lacks(Setting... needed) {
        List<String> mistakes = Stream.of(needed)
                .flatMap(setting -> missingOrMistaken(setting).stream())
                .toList();
        mistakes.forEach(complaints::println);
        return !mistakes.isEmpty();
    }

    private Optional<String> missingOrMistaken(Setting setting) {
        return settings.has(setting)
                ? SettingsCheck.of(settings).mistakes().stream()
                        .filter(mistake -> mistake.startsWith(setting.variable() + " is not")
                                || mistake.startsWith(setting.variable() + " must")
                                || mistake.startsWith(setting.variable() + " is http"))
                        .findFirst()
                : Optional.of(setting.variable() + " is not set.");
    }

    private URI publicUrl() {
        return URI.create(settings.value(Setting.PUBLIC_URL).orElseThrow());
    }
}
