package dev.trellis.teams.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration as Micronaut binds it. */
class TrustedAddressesTest {
    private static Map<String, Object> complete() {
        return new HashMap<>(Map.of(
                "trellis.teams.app-id", "app",
                "trellis.teams.app-password", "password",
                "trellis.teams.tenant-id", "tenant"));
    }

    @Test
    void withoutAnAppIdTheTeamsSideIsOff() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.containsBean(TeamsConfiguration.class)).isFalse();
            assertThat(context.containsBean(dev.trellis.teams.outbound.TeamsChat.class))
                    .isFalse();
        }
    }

    @Test
    void theDefaultsAreMicrosofts() {
        try (ApplicationContext context = ApplicationContext.run(complete())) {
            TeamsConfiguration configuration = context.getBean(TeamsConfiguration.class);
            assertThat(configuration.openidMetadataUrl())
                    .hasToString("https://login.botframework.com/v1/.well-known/openidconfiguration");
            assertThat(configuration.loginUrl()).hasToString("https://login.microsoftonline.com");
            TrustedAddresses addresses = context.getBean(TrustedAddresses.class);
            assertThat(addresses.isService("https://smba.trafficmanager.net/emea/tenant/"))
                    .isTrue();
            assertThat(addresses.isService("https://SMBA.trafficmanager.net:443/teams/"))
                    .isTrue();
            assertThat(addresses.isService("https://smba.infra.gov.teams.microsoft.us/gcch/"))
                    .isTrue();
            assertThat(configuration.toString()).doesNotContain("password");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://smba.trafficmanager.net/teams/",
                "https://smba.trafficmanager.net:8443/teams/",
                "https://smba.trafficmanager.net.evil.example/",
                "https://evil.example/smba.trafficmanager.net/",
                "https://smba.trafficmanager.net@evil.example/",
                "https://user@smba.trafficmanager.net/",
                "https://smba.trafficmanager.net/?to=evil",
                "https://127.0.0.1/",
                "smba.trafficmanager.net",
                "https:///teams"
            })
    void otherAddressesAreNot(String address) {
        try (ApplicationContext context = ApplicationContext.run(complete())) {
            assertThat(context.getBean(TrustedAddresses.class).isService(address))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "openid-metadata-url, http://keys.example/",
        "openid-metadata-url, https://localhost/keys",
        "login-url, http://127.0.0.1:9/",
        "service-url, http://localhost:9/",
        "app-id, ''",
        "app-password, ''",
        "tenant-id, ' '"
    })
    void aMistakeStopsTheStartAndIsNamed(String name, String value) {
        Map<String, Object> properties = complete();
        properties.put("trellis.teams." + name, value);
        assertThatThrownBy(() -> ApplicationContext.run(properties).close())
                .isInstanceOf(BeanInstantiationException.class)
                .hasMessageContaining("trellis.teams." + name);
    }

    @Test
    void aMissingSecretStopsTheStart() {
        Map<String, Object> properties = complete();
        properties.remove("trellis.teams.app-password");
        assertThatThrownBy(() -> ApplicationContext.run(properties).close())
                .isInstanceOf(BeanInstantiationException.class)
                .hasMessageContaining("trellis.teams.app-password");
    }
}
