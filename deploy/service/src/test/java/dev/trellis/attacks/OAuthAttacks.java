package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The way back from Slack's consent page, with a state that is stolen, used, old or made up. */
final class OAuthAttacks {
    private static final String BACK = "/slack/oauth_redirect?code=stolen&state=";

    private OAuthAttacks() {}

    static List<Attack> all() {
        return List.of(
                attack(
                        "A01",
                        "A made-up state",
                        siege -> new Back("guessed", begin(siege).cookie())),
                attack(
                        "A02",
                        "A stolen state without the victim's cookie",
                        siege -> new Back(begin(siege).state(), "")),
                attack(
                        "A03",
                        "A stolen state in the attacker's own browser",
                        siege -> new Back(begin(siege).state(), begin(siege).cookie())),
                attack(
                        "A04",
                        "A made-up cookie for a stolen state",
                        siege -> new Back(begin(siege).state(), "trellis_install=guessed")),
                attack("A05", "A state that was used", siege -> {
                    Back begun = begin(siege);
                    get(siege, "/slack/oauth_redirect?error=access_denied&state=" + begun.state(), begun.cookie());
                    return begun;
                }),
                attack("A06", "A state from eleven minutes ago", siege -> {
                    Back begun = begin(siege);
                    siege.town.pass(Duration.ofMinutes(11));
                    return begun;
                }),
                attack("A07", "Two states, a made-up one behind the genuine one", siege -> {
                    Back begun = begin(siege);
                    return new Back(begun.state() + "&state=guessed", begun.cookie());
                }),
                attack(
                        "A08",
                        "A script for a state",
                        siege -> new Back(
                                "%3Cscript%3Ealert(1)%3C/script%3E",
                                begin(siege).cookie())));
    }

    /**
     * How a browser comes back.
     *
     * @param cookie empty for none
     */
    record Back(String state, String cookie) {}

    /** Comes by a state. */
    @FunctionalInterface
    interface Way {
        Back of(Siege siege) throws Exception;
    }

    private static Attack attack(String id, String tries, Way way) {
        return new Attack(id, Theme.OAUTH_STATE, Door.HTTP, tries, status(400).hiding("<script", "stolen"), siege -> {
            Back back = way.of(siege);
            return () -> get(siege, BACK + back.state(), back.cookie());
        });
    }

    private static Answer get(Siege siege, String path, String cookie) throws Exception {
        return siege.http.send("GET", path, cookie.isEmpty() ? Map.of() : Map.of("Cookie", cookie), new byte[0]);
    }

    private static Back begin(Siege siege) throws Exception {
        var response = siege.http.exchange("/slack/install");
        String location =
                response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.toString()));
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return new Back(location.replaceAll("^.*[?&]state=([^&]*).*$", "$1"), cookie.substring(0, cookie.indexOf(';')));
    }
}
