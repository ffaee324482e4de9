package dev.trellis.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the addresses of others: our tokens go there, so they are encrypted and public, or stand-ins that were asked for. */
final class AddressCheck {
    private static final String NEEDS =
            "is a stand-in for tests and needs " + Setting.ALLOW_INSECURE_STANDINS.variable() + "=true.";

    private final Settings settings;
    private final List<String> mistakes;

    AddressCheck(Settings settings, List<String> mistakes) {
        this.settings = settings;
        this.mistakes = mistakes;
    }

    void run() {
        Stream.of(
                        Setting.SLACK_API_URL,
                        Setting.TEAMS_OPENID_METADATA_URL,
                        Setting.TEAMS_LOGIN_URL,
                        Setting.TEAMS_SERVICE_URL,
                        Setting.PUBLIC_URL)
                .forEach(setting -> settings.value(setting).ifPresent(url -> check(setting, url)));
        settings.value(Setting.TEAMS_SERVICE_HOSTS).stream()
                .flatMap(hosts -> Stream.of(hosts.split(",")))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .forEach(this::host);
    }

    private void check(Setting setting, String url) {
        URI uri = parsed(url);
        String scheme =
                uri == null || uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri == null || uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            mistakes.add(setting.variable() + " is not an address as in https://host.example/path: " + url);
        } else if (uri.getRawUserInfo() != null) {
            mistakes.add(setting.variable() + " must not hold a user name or password.");
        } else if ((scheme.equals("http") || loopback(uri.getHost())) && !settings.allowsStandIns()) {
            String why = scheme.equals("http") ? "an address that is not https " : "an address of this machine ";
            mistakes.add(setting.variable() + " is " + url + ": " + why + NEEDS);
        }
    }

    private void host(String host) {
        URI uri = parsed("https://" + host);
        if (uri == null || uri.getHost() == null || !uri.toString().equals("https://" + hostAndPort(uri))) {
            mistakes.add(Setting.TEAMS_SERVICE_HOSTS.variable() + ": \"" + host
                    + "\" is neither a host nor host:port; give several with commas, without https://.");
        } else if (loopback(uri.getHost()) && !settings.allowsStandIns()) {
            mistakes.add(Setting.TEAMS_SERVICE_HOSTS.variable() + ": " + host + " is this machine: it " + NEEDS);
        }
    }

    private static String hostAndPort(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean loopback(String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        return plain.equals("localhost")
                || plain.endsWith(".localhost")
                || plain.startsWith("127.")
                || plain.equals("0.0.0.0")
                || plain.equals("[::1]")
                || plain.equals("[0:0:0:0:0:0:0:1]");
    }
}
