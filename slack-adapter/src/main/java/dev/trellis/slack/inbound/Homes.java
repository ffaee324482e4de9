package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where people are at home. Slack Connect lets people of other companies into a channel, where they can mention the bot and tap what it
 * posted; payloads name their own team beside the installation's. Whoever is not of the installation is an outsider.
 *
 * <p>In an installation for a whole Enterprise organization people come from all of its workspaces, and a payload does not tell whose they
 * are: Slack is asked once for a team's first person, and whoever it cannot vouch for stays outside.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class Homes {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final WebApi api;
    private final SlackTokens tokens;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    Homes(WebApi api, SlackTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /**
     * @param home the team that the payload says the sender belongs to; absent where it says nothing, which it does only where none but the
     *     installation's own people can be
     */
    Sender vouched(Sender sender, SlackTeam installation, @Nullable String home) {
        return isInside(sender, installation, home) ? sender : sender.asOutsider();
    }

    private boolean isInside(Sender sender, SlackTeam installation, @Nullable String home) {
        if (home == null
                || home.isBlank()
                || home.equals(installation.team())
                || home.equals(installation.enterprise())) {
            return true;
        }
        String enterprise = installation.enterprise();
        return installation.enterpriseInstall()
                && enterprise != null
                && isOf(enterprise, installation, sender.identity().user(), home);
    }

    private boolean isOf(String enterprise, SlackTeam installation, String user, String home) {
        String key = enterprise + " " + home;
        Boolean remembered = known.getIfPresent(key);
        if (remembered != null) {
            return remembered;
        }
        Optional<Boolean> inside = Meanwhile.orElse(Optional.empty(), () -> ask(installation, user));
        inside.ifPresent(answer -> known.put(key, answer));
        return inside.orElse(false);
    }

    /**
     * The line with mentions of other companies' people as words: a mention makes somebody known, and none of them is to be. A mention says
     * nothing of its team, so Slack is asked once an hour for each person; while it cannot be asked, a mention is taken as one of ours, whom
     * Slack would not let us write to otherwise.
     */
    CommandLine vouched(CommandLine line, SlackTeam installation) {
        boolean mentions = line.tokens().stream().anyMatch(Token.Person.class::isInstance);
        return mentions
                ? Meanwhile.orElse(
                        line,
                        () -> new CommandLine(line.tokens().stream()
                                .map(token -> token instanceof Token.Person person && isStranger(person, installation)
                                        ? new Token.Word("@" + person.shownAs())
                                        : token)
                                .toList()))
                : line;
    }

    private boolean isStranger(Token.Person person, SlackTeam installation) {
        String user = person.identity().user();
        String key = installation.id() + " " + user;
        Boolean remembered = known.getIfPresent(key);
        if (remembered != null) {
            return !remembered;
        }
        Optional<Boolean> inside = ask(installation, user);
        inside.ifPresent(answer -> known.put(key, answer));
        return !inside.orElse(true);
    }

    /** Empty when Slack does not say. */
    private Optional<Boolean> ask(SlackTeam installation, String user) {
        if (!(tokens.tokenFor(installation.workspace()) instanceof SlackTokens.Lookup.Held(String token))
                || !(api.call("users.info", token, Map.of("user", user)) instanceof WebApiResult.Ok(JsonNode body))) {
            return Optional.empty();
        }
        JsonNode person = body.path("user");
        if (person.path("is_stranger").asBoolean(false)) {
            return Optional.of(false);
        }
        String home = person.path("team_id").asText();
        String enterprise = person.path("enterprise_user").path("enterprise_id").asText();
        return Optional.of(
                installation.enterpriseInstall()
                        ? enterprise.equals(installation.enterprise())
                        : home.isBlank() || home.equals(installation.team()));
    }
}
