package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.standins.slack.SlackApp;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of those who install, and of those who only try. */
@Tag("database")
class SlackInstallPageTest {
    private final InstallTown town = new InstallTown(
            Map.of("trellis.slack.signing-secret", SlackApp.named("trellis").signingSecret()));

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void whoeverBeginsAgainAndAgainStoresNothingAndKeepsNobodyOut() {
        long used = town.count("slack_install_state");
        for (int i = 0; i < 1_100; i++) {
            assertThat(town.browser().get("/slack/install").status()).isEqualTo(303);
        }
        assertThat(town.count("slack_install_state")).isEqualTo(used);
        assertThat(town.install("team=T0HOME").body()).contains("Trellis is installed");
    }

    @Test
    void aStateThatWasNotSealedHereIsNone() {
        long used = town.count("slack_install_state");
        Browser browser = town.browser();
        String back = browser.get(browser.get("/slack/install").location() + "&team=T0HOME")
                .location();
        String changed = changed(back);

        assertThat(changed).isNotEqualTo(back);
        assertThat(browser.get(changed).body()).contains("Please start once more");
        // The cookie has done its service: one attempt a beginning.
        assertThat(browser.get(back).body()).contains("Please start once more");
        assertThat(town.count("slack_install_state")).isEqualTo(used);
    }

    /** The address with one character in the middle of its state changed. */
    private static String changed(String address) {
        Matcher state = Pattern.compile("state=([^&]*)").matcher(address);
        assertThat(state.find()).isTrue();
        StringBuilder sealed = new StringBuilder(URLDecoder.decode(state.group(1), StandardCharsets.UTF_8));
        sealed.setCharAt(40, sealed.charAt(40) == 'A' ? 'B' : 'A');
        return address.substring(0, state.start(1))
                + URLEncoder.encode(sealed.toString(), StandardCharsets.UTF_8)
                + address.substring(state.end(1));
    }

    @Test
    void whoeverInstalledItIsForgottenWithTheirAccounts() {
        town.install("team=T0HOME&user=U0OLIVIA");
        town.install("team=T0TWO&user=U0TOM");
        town.commands(InstallTown.HOME, "U0OLIVIA", "help");
        town.commands(InstallTown.TWO, "U0TOM", "help");
        PersonalData installations = town.service.context().getBeansOfType(PersonalData.class).stream()
                .filter(data -> data.section().equals("installations"))
                .findFirst()
                .orElseThrow();
        Person olivia = town.person("U0OLIVIA");
        Person tom = town.person("U0TOM");

        assertThat(installations.place()).as("before their accounts go").isPositive();
        town.inTransaction(() -> {
            assertThat(installations.of(olivia)).hasSize(1);
            installations.erase(olivia, town.clock.instant());
            assertThat(installations.of(olivia)).isEmpty();
            assertThat(installations.of(tom)).hasSize(1);
        });
        assertThat(town.count("slack_installation where installed_by = 'U0OLIVIA'"))
                .isZero();
        assertThat(town.count("slack_installation where installed_by = 'U0TOM'"))
                .isEqualTo(1);
    }
}
