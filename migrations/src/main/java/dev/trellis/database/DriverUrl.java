package dev.trellis.database;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The driver settings that Trellis relies on, added to whatever URL an operator gives.
 *
 * <p>Without them an instant would be stored in the zone of the machine, and a server's own default would decide which
 * locks a claim takes.
 */
public final class DriverUrl {
    private static final Map<String, String> NEEDED = needed();

    private DriverUrl() {}

    private static Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        // Instants mean UTC on both sides, whatever the zones of the JVM and the server.
        needed.put("connectionTimeZone", "UTC");
        needed.put("forceConnectionTimeZoneToSession", "true");
        // Claims with SKIP LOCKED lock far more rows under MySQL's default, repeatable read.
        // Nobody who waits for an answer waits 50 seconds for a lock, and what repeats itself tries again.
        needed.put("sessionVariables", "transaction_isolation='READ-COMMITTED',innodb_lock_wait_timeout=5");
        needed.put("rewriteBatchedStatements", "true");
        // What a driver asks the server on every connection or statement, and could know already.
        needed.put("cacheServerConfiguration", "true");
        needed.put("useLocalSessionState", "true");
        needed.put("cachePrepStmts", "true");
        needed.put("prepStmtCacheSize", "250");
        needed.put("prepStmtCacheSqlLimit", "2048");
        needed.put("maintainTimeStats", "false");
        // A server that is gone must not hold a thread for ever.
        needed.put("connectTimeout", "10000");
        needed.put("tcpKeepAlive", "true");
        return needed;
    }

    /**
     * The URL with every needed setting that it does not already carry; what the operator wrote stays.
     *
     * @throws DatabaseUnusableException when it is no {@code jdbc:mysql:} URL
     */
    public static String complete(String url) {
        if (url.startsWith("jdbc:mariadb:")) {
            return complete("jdbc:mysql:" + url.substring("jdbc:mariadb:".length()));
        }
        if (!url.startsWith("jdbc:mysql:")) {
            throw new DatabaseUnusableException("TRELLIS_DATABASE_URL must start with jdbc:mysql:// as in"
                    + " jdbc:mysql://database.example:3306/trellis; it starts with "
                    + url.substring(0, Math.min(url.length(), url.indexOf(':') + 1)) + ".");
        }
        int question = url.indexOf('?');
        String present = question < 0 ? "" : "&" + url.substring(question + 1).toLowerCase(Locale.ROOT);
        StringBuilder completed = new StringBuilder(url);
        boolean first = question < 0;
        for (Map.Entry<String, String> setting : NEEDED.entrySet()) {
            if (!present.contains("&" + setting.getKey().toLowerCase(Locale.ROOT) + "=")) {
                completed
                        .append(first ? '?' : '&')
                        .append(setting.getKey())
                        .append('=')
                        .append(setting.getValue());
                first = false;
            }
        }
        return completed.toString();
    }
}
