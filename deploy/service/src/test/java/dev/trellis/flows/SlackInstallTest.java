package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.service.TrellisService;
import dev.trellis.standins.Fault;
import dev.trellis.standins.slack.SlackApp;
import dev.trellis.standins.slack.SlackUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Installing through the web page, in many workspaces. A story: each test goes on where the last one ended. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlackInstallTest {
    private InstallTown town;

    @BeforeAll
    void open() {
        town = new InstallTown(
                Map.of("trellis.slack.signing-secret", SlackApp.named("trellis").signingSecret()));
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void twoWorkspacesInstallAndAreServedApart() {
        assertThat(town.install("team=T0HOME&user=U0OLIVIA").body()).contains("Trellis is installed");
        assertThat(town.install("team=T0TWO&user=U0TOM").body()).contains("Trellis is installed");

        town.commands(InstallTown.HOME, "U0OLIVIA", "help");
        town.commands(InstallTown.TWO, "U0TOM", "help");

        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("workspaces");
        assertThat(town.message(InstallTown.TWO, "U0TOM")).contains("/mentor").doesNotContain("workspaces");
        assertThat(town.text("select o.name from workspace w join organization o on o.id = w.organization_id"
                        + " where w.external_id = 'T0TWO'"))
                .isEqualTo("Two");
        assertThat(town.count("slack_installation where state = 'SERVED' and bot_token like 'sealed:%'"))
                .isEqualTo(2);
        assertThat(town.slack.witness().calls("auth.test")).isEmpty();
    }

    @Test
    @Order(2)
    void aStateWorksOnceInTheBrowserThatBeganAndForTenMinutes() {
        Browser victim = town.browser();
        Browser.Page begun = victim.get("/slack/install");
        String back = victim.get(begun.location() + "&team=T0HOME").location();

        assertThat(town.browser().get(back).body()).contains("Please start once more");
        assertThat(victim.get(back).body()).contains("Trellis is installed");
        assertThat(victim.get(back).status()).isEqualTo(400);

        Browser slow = town.browser();
        String late =
                slow.get(slow.get("/slack/install").location() + "&team=T0HOME").location();
        town.clock.set(town.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(slow.get(late).body()).contains("Please start once more");
        assertThat(town.browser().get("/slack/oauth_redirect?code=1&state=2").status())
                .isEqualTo(400);
        town.settle(town.service);
        assertThat(town.count("slack_install_state")).isZero();
    }

    @Test
    @Order(3)
    void thePageIsPlainAndSaysNothingOfTheRequest() {
        Browser.Page begun = town.browser().get("/slack/install");
        assertThat(begun.status()).isEqualTo(303);
        assertThat(begun.header("set-cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/slack", "Max-Age=600");
        assertThat(begun.header("cache-control")).isEqualTo("no-store");

        Browser.Page page = town.browser()
                .speaking("de-AT,de;q=0.9,en;q=0.5")
                .get("/slack/oauth_redirect?state=%3Cscript%3Ealert(1)%3C/script%3E&error=%3Cb%3E");
        assertThat(page.body())
                .contains("Bitte beginne noch einmal", "lang=\"de\"")
                .doesNotContain("script", "<b>");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    }

    @Test
    @Order(4)
    void whoeverDeclinesInstallsNothing() {
        long before = town.count("slack_installation");
        assertThat(town.install("decline=1").body()).contains("Nothing was installed");
        assertThat(town.count("slack_installation")).isEqualTo(before);
    }

    @Test
    @Order(5)
    void whenSlackDoesNotAnswerThePersonIsToldToStartAgain() {
        town.slack.misbehaviour().next("oauth.v2.access", new Fault.ServerError(503));
        Browser.Page page = town.install("team=T0HOME");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.body()).contains("Slack didn’t answer");
    }

    @Test
    @Order(6)
    void aStrangersWorkspaceWaitsAndNothingIsServed() {
        assertThat(town.install("team=T0WILD&user=U0WILLA").body()).contains("one more step");
        town.settle(town.service);
        long people = town.count("person");
        long mark = town.slack.witness().mark();

        town.commands(InstallTown.WILD, "U0WILLA", "help");
        assertThat(town.message(InstallTown.WILD, "U0WILLA")).contains("waiting for approval");
        int messages = town.messages(InstallTown.WILD, "U0WILLA").size();
        town.slack.person(InstallTown.WILD, "U0WILLA").say("help");
        assertThat(town.messages(InstallTown.WILD, "U0WILLA")).hasSize(messages + 1);
        assertThat(town.slack.witness().fromServiceSince(mark)).isEmpty();
        assertThat(town.count("person")).isEqualTo(people);
        assertThat(town.count("workspace where external_id = 'T0WILD'")).isZero();
    }

    @Test
    @Order(7)
    void theOwnersTapLetsItIn() {
        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("Wild West", "T0WILD", "Let it in");
        town.taps(InstallTown.HOME, "U0OLIVIA", "Let it in");
        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("uses this Trellis from now on");

        town.commands(InstallTown.WILD, "U0WILLA", "help");
        assertThat(town.message(InstallTown.WILD, "U0WILLA")).contains("/mentor");
    }

    @Test
    @Order(8)
    void aWorkspaceThatIsTurnedAwayLosesItsToken() {
        town.slack.workspace("T0RUDE", "Rude").notInstalled().user("U0RUDI", "rudi", "Rudi Rust");
        town.install("team=T0RUDE&user=U0RUDI");
        town.settle(town.service);
        town.taps(InstallTown.HOME, "U0OLIVIA", "Turn it away");

        assertThat(town.slack.witness().succeeded("auth.revoke")).isEqualTo(1);
        assertThat(town.text("select state from slack_installation where workspace = 'T0RUDE'"))
                .isEqualTo("ENDED");
        assertThat(town.count("slack_installation where workspace = 'T0RUDE' and bot_token is not null"))
                .isZero();
    }

    @Test
    @Order(9)
    void anUninstalledWorkspaceHearsNothingUntilItIsInstalledAgain() {
        long people = town.count("person");
        town.slack.uninstall(InstallTown.TWO);
        long mark = town.slack.witness().mark();
        town.commands(InstallTown.TWO, "U0TOM", "help");
        assertThat(town.slack.witness().fromServiceSince(mark)).isEmpty();
        assertThat(town.count("workspace where external_id = 'T0TWO' and removed_at is not null"))
                .isEqualTo(1);
        assertThat(town.count("slack_installation where workspace = 'T0TWO' and bot_token is null"))
                .isEqualTo(1);
        assertThat(town.count("person")).isEqualTo(people);

        town.clock.set(town.clock.instant().plusSeconds(60));
        assertThat(town.install("team=T0TWO&user=U0TOM").body()).contains("Trellis is installed");
        town.commands(InstallTown.TWO, "U0TOM", "status");
        assertThat(town.slack.witness().calls("auth.test")).isEmpty();
        assertThat(town.count("workspace where external_id = 'T0TWO' and removed_at is null"))
                .isEqualTo(1);
        assertThat(town.count("person")).isEqualTo(people);
    }

    @Test
    @Order(10)
    void anInstallationInAWholeOrganizationServesItsWorkspaces() {
        town.slack.workspace(InstallTown.BIG).installedByEnterprise();
        assertThat(town.install("enterprise=E0BIG&user=U0BEN").body()).contains("Trellis is installed");

        town.commands(InstallTown.BIG, "U0BEN", "help");
        assertThat(town.message(InstallTown.BIG, "U0BEN")).contains("workspaces");
        town.slack.person(InstallTown.BIG, "U0BEN").say("status");
        assertThat(town.count("workspace where external_id = 'E0BIG'")).isEqualTo(1);
        assertThat(town.count("workspace where external_id = 'T0BIG'")).isZero();
    }

    @Test
    @Order(11)
    void somebodyOfAnotherCompanyInASharedChannelHearsOneSentence() {
        town.slack
                .workspace(InstallTown.HOME)
                .visitor(SlackUser.of("U0VERA", "vera", "Vera Vine"), "T0ELSE")
                .channel("C0SHARED", "shared", "U0OLIVIA", "U0VERA");
        long people = town.count("person");
        town.slack.person(InstallTown.HOME, "U0VERA").say("C0SHARED", "@trellis status");
        assertThat(town.count("person")).isEqualTo(people);
        assertThat(town.slack
                        .person(InstallTown.HOME, "U0VERA")
                        .snapshot()
                        .conversation("C0SHARED")
                        .orElseThrow()
                        .messages())
                .anyMatch(message -> message.text().contains("people of this organization only"));
    }

    @Test
    @Order(12)
    void twoNodesRenewATokenOnce() throws Exception {
        town.slack.rotateTokens(true);
        town.install("team=T0HOME&user=U0OLIVIA");
        try (TrellisService other = town.anotherNode()) {
            long mark = town.slack.witness().mark();
            town.clock.set(town.clock.instant().plus(Duration.ofHours(10)).plusSeconds(1));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> both = List.of(
                        threads.submit(() -> town.settle(town.service)), threads.submit(() -> town.settle(other)));
                for (Future<?> one : both) {
                    one.get();
                }
            }
            assertThat(town.slack.witness().fromServiceSince(mark).stream()
                            .filter(call -> call.method().equals("oauth.v2.access")))
                    .hasSize(1)
                    .allMatch(call -> call.ok());
            town.commands(InstallTown.HOME, "U0OLIVIA", "settings");
            town.slack.person(InstallTown.HOME, "U0OLIVIA").say("status");
            assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("Your mentoring");
        }
    }

    @Test
    @Order(13)
    void aTokenThatSlackRefusesIsRenewedAtOnce() {
        // As if this node's clock were behind: by Slack's the token has expired.
        town.slack.expireToken(InstallTown.HOME);
        town.slack.person(InstallTown.HOME, "U0OLIVIA").say("meetings");
        assertThat(town.messages(InstallTown.HOME, "U0OLIVIA").size()).isPositive();
        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).doesNotContain("Your mentoring");
    }

    @Test
    @Order(14)
    void aRefreshTokenThatWasLostIsToldToTheOwnersInTime() {
        town.slack.loseRefreshTokens(InstallTown.HOME);
        town.clock.set(town.clock.instant().plus(Duration.ofHours(10)).plusSeconds(1));
        town.settle(town.service);
        town.settle(town.service);

        assertThat(town.text("select why from slack_installation where workspace = 'T0HOME'"))
                .isEqualTo("invalid_refresh_token");
        // By the token that still works for two hours.
        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("installed there once more");

        town.clock.set(town.clock.instant().plus(Duration.ofHours(2)));
        long mark = town.slack.witness().mark();
        town.slack.person(InstallTown.HOME, "U0OLIVIA").say("status");
        assertThat(town.slack.witness().fromServiceSince(mark)).isEmpty();
        assertThat(town.install("team=T0HOME&user=U0OLIVIA").body()).contains("Trellis is installed");
        town.slack.person(InstallTown.HOME, "U0OLIVIA").say("status");
        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("Your mentoring");
    }

    @Test
    @Order(15)
    void noTokenStandsInTheDatabaseInTheClear() {
        assertThat(town.count("slack_installation where bot_token like '%xox%' or refresh_token like '%xox%'"))
                .isZero();
        assertThat(town.count("outbox where card like '%xox%'")).isZero();
    }
}
