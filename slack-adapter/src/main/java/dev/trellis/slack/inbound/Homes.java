package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackProfiles;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where people are at home. Slack Connect lets people of other companies into a channel, where they can mention the bot and tap what it
 * posted, and a workspace has guests. Whoever is not of the installation, and whoever is a guest of it, is an outsider.
 *
 * <p>Payloads name somebody's team at most, and never that they are a guest: Slack is asked once a day for each person and node
 * ({@code users.info}), so that somebody seen today costs no call. While Slack cannot be asked about somebody not seen yet, or does not
 * answer in half the time of an acknowledgement, the payload decides alone: whoever it places in the installation's own team, or nowhere, is taken as one of ours, a guest too; whoever it places
 * elsewhere stays outside.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class Homes {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    /** When Slack did not say, the next gestures do not wait for it again. */
    private static final Duration NOT_AGAIN = Duration.ofMinutes(1);

    private final WebApi api;
    private final SlackTokens tokens;
    private final Cache<String, Standing> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(100_000)
            .build();
    private final Cache<String, Boolean> unsaid = Caffeine.newBuilder()
            .expireAfterWrite(NOT_AGAIN)
            .maximumSize(10_000)
            .build();

    Homes(WebApi api, SlackTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /** What Slack says of a person. */
    private enum Standing {
        OURS,
        /** No guest; whose they are is not told. */
        UNSAID,
        /** A guest, a bot, or of another company. */
        OUTSIDE
    }

    /**
     * @param home the team that the payload says the sender belongs to; absent where it says nothing
     */
    Sender vouched(Sender sender, SlackTeam installation, @Nullable String home) {
        return isInside(sender, installation, home) ? sender : sender.asOutsider();
    }

    private boolean isInside(Sender sender, SlackTeam installation, @Nullable String home) {
        boolean wide = installation.enterpriseInstall();
        boolean inEnterprise = home != null && home.equals(installation.enterprise());
        boolean inTeam = home == null || home.isBlank() || home.equals(installation.team()) || (wide && inEnterprise);
        if (!inTeam && !wide && !inEnterprise) {
            return false;
        }
        String user = sender.identity().user();
        ask(List.of(user), installation);
        return switch (remembered(user, installation).orElse(Standing.UNSAID)) {
            case OURS -> true;
            case UNSAID -> inTeam;
            case OUTSIDE -> false;
        };
    }

    /**
     * The line with mentions of guests, bots and other companies' people as words: a mention makes somebody known, and none of them is to
     * be. While Slack cannot be asked, a mention is taken as one of ours, whom Slack would not let us write to otherwise.
     */
    CommandLine vouched(CommandLine line, SlackTeam installation) {
        ask(
                line.tokens().stream()
                        .filter(Token.Person.class::isInstance)
                        .map(token -> ((Token.Person) token).identity().user())
                        .toList(),
                installation);
        return new CommandLine(line.tokens().stream()
                .map(token -> token instanceof Token.Person person && isStranger(person, installation)
                        ? new Token.Word("@" + person.shownAs())
                        : token)
                .toList());
    }

    private boolean isStranger(Token.Person person, SlackTeam installation) {
        Standing standing = remembered(person.identity().user(), installation).orElse(Standing.OURS);
        return standing == Standing.OUTSIDE || (standing == Standing.UNSAID && installation.enterpriseInstall());
    }

    /** Empty when Slack did not say. */
    private Optional<Standing> remembered(String user, SlackTeam installation) {
        return Optional.ofNullable(known.getIfPresent(key(user, installation)));
    }

    /** Asks Slack about those whom it was not asked about. What it says too late for this gesture is remembered for the next one. */
    private void ask(List<String> users, SlackTeam installation) {
        List<String> strangers = users.stream()
                .filter(user -> known.getIfPresent(key(user, installation)) == null
                        && unsaid.getIfPresent(key(user, installation)) == null)
                .distinct()
                .toList();
        if (!strangers.isEmpty()) {
            Meanwhile.askedOrElse(false, () -> {
                strangers.forEach(user -> ask(user, installation));
                return true;
            });
        }
    }

    private void ask(String user, SlackTeam installation) {
        if (!(tokens.tokenFor(installation.workspace()) instanceof SlackTokens.Lookup.Held(String token))) {
            return;
        }
        if (api.call("users.info", token, Map.of("user", user)) instanceof WebApiResult.Ok(JsonNode body)) {
            known.put(key(user, installation), read(body.path("user"), installation));
        } else {
            unsaid.put(key(user, installation), true);
        }
    }

    private static String key(String user, SlackTeam installation) {
        return installation.id() + " " + user;
    }

    /** Source: Slack's reference of the user object; {@code enterprise_user.teams} are the workspaces that somebody is a member of. */
    private static Standing read(JsonNode person, SlackTeam installation) {
        if (SlackProfiles.isOutsider(person)) {
            return Standing.OUTSIDE;
        }
        JsonNode ofEnterprise = person.path("enterprise_user");
        String home = installation.enterpriseInstall()
                ? ofEnterprise.path("enterprise_id").asText()
                : person.path("team_id").asText();
        if (home.isBlank()) {
            return Standing.UNSAID;
        }
        if (home.equals(installation.enterpriseInstall() ? installation.enterprise() : installation.team())) {
            return Standing.OURS;
        }
        for (JsonNode team : ofEnterprise.path("teams")) {
            if (!installation.enterpriseInstall() && team.asText().equals(installation.team())) {
                return Standing.OURS;
            }
        }
        return Standing.OUTSIDE;
    }
}
