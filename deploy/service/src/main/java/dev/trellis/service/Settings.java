package dev.trellis.service;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the operator has set. A blank value is no value: compose files hand on variables that nobody filled in.
 *
 * @param unknown {@code TRELLIS_} variables that mean nothing
 */
record Settings(Map<Setting, String> values, Set<String> unknown, String port) {
    static final String PORT_VARIABLE = "MICRONAUT_SERVER_PORT";
    private static final String PORT_PROPERTY = "micronaut.server.port";

    /** From environment variables. */
    static Settings ofEnvironment(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Set<String> unknown = new TreeSet<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(Setting.PREFIX) && !value.isBlank()) {
                Setting.ofVariable(variable)
                        .ifPresentOrElse(setting -> values.put(setting, value.strip()), () -> unknown.add(variable));
            }
        });
        return new Settings(values, unknown, environment.getOrDefault(PORT_VARIABLE, ""));
    }

    /** From properties such as {@code trellis.slack.bot-token}, by those who start the service within their own process. */
    static Settings ofProperties(Map<String, Object> properties) {
        Map<String, String> environment = new LinkedHashMap<>();
        properties.forEach((property, value) -> environment.put(Setting.variableOf(property), text(value)));
        environment.put(PORT_VARIABLE, text(properties.getOrDefault(PORT_PROPERTY, "")));
        return ofEnvironment(environment);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    boolean has(Setting setting) {
        return values.containsKey(setting);
    }

    boolean allowsStandIns() {
        return value(Setting.ALLOW_INSECURE_STANDINS).filter("true"::equals).isPresent();
    }

    boolean slack() {
        return has(Setting.SLACK_SIGNING_SECRET) || has(Setting.SLACK_APP_TOKEN);
    }

    boolean teams() {
        return has(Setting.TEAMS_APP_ID);
    }

    /** As Micronaut wants them. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        values.forEach((setting, value) -> properties.put(setting.property, value));
        return properties;
    }

    /** Never the values: some are secrets. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
