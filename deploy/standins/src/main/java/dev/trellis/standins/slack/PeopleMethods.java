package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code users.*}, {@code dnd.info}, {@code team.info}, {@code auth.test} (documented). */
final class PeopleMethods {
    private PeopleMethods() {}

    static Map<String, ApiCall.Registered> all() {
        return Map.ofEntries(
                ApiCall.method("auth.test", "", PeopleMethods::authTest),
                ApiCall.method("users.info", "users:read", PeopleMethods::info),
                ApiCall.method("users.list", "users:read", PeopleMethods::list),
                ApiCall.method("users.lookupByEmail", "users:read.email", PeopleMethods::lookupByEmail),
                ApiCall.method("users.profile.get", "users.profile:read", PeopleMethods::profileGet),
                ApiCall.method("dnd.info", "dnd:read", PeopleMethods::dndInfo),
                ApiCall.method("team.info", "team:read", PeopleMethods::teamInfo));
    }

    private static ObjectNode authTest(ApiCall call) {
        SlackWorkspace workspace = call.workspace();
        return Json.object()
                .put("url", "https://" + workspace.domain() + ".slack.com/")
                .put("team", workspace.name())
                .put("user", workspace.app().botName())
                .put("team_id", workspace.teamId())
                .put("user_id", workspace.botUserId())
                .put("bot_id", workspace.botId())
                .put("enterprise_id", workspace.enterpriseId())
                .put("is_enterprise_install", workspace.isInstalledByEnterprise());
    }

    private static ObjectNode info(ApiCall call) {
        String id = call.need("user");
        ObjectNode answer = Json.object();
        if (id.equals(call.workspace().botUserId())) {
            answer.set("user", bot(call.workspace()));
        } else {
            answer.set("user", describe(call, call.user("user")));
        }
        return answer;
    }

    private static ObjectNode list(ApiCall call) {
        ObjectNode answer = Json.object();
        List<ObjectNode> all = new ArrayList<>(call.workspace().users().stream()
                .map(user -> describe(call, user))
                .toList());
        all.add(bot(call.workspace()));
        ArrayNode members = answer.putArray("members");
        call.page(all, answer, 200).forEach(members::add);
        return answer.put("cache_ts", call.workspace().clock().instant().getEpochSecond());
    }

    private static ObjectNode lookupByEmail(ApiCall call) {
        String email = call.need("email");
        SlackUser found = call.workspace().users().stream()
                .filter(user -> email.equalsIgnoreCase(user.email()) && !user.deleted())
                .findFirst()
                .orElseThrow(() -> new SlackError("users_not_found"));
        ObjectNode answer = Json.object();
        answer.set("user", describe(call, found));
        return answer;
    }

    private static ObjectNode profileGet(ApiCall call) {
        ObjectNode answer = Json.object();
        answer.set("profile", profile(call, call.user("user")));
        return answer;
    }

    private static ObjectNode describe(ApiCall call, SlackUser user) {
        ObjectNode json = Json.object()
                .put("id", user.id())
                .put("team_id", call.workspace().homeOf(user.id()))
                .put("name", user.name())
                .put("deleted", user.deleted());
        if (!user.deleted()) {
            json.put("color", "9f69e7").put("real_name", user.realName());
            ZoneId zone = user.timeZone();
            if (zone != null) {
                Instant now = call.workspace().clock().instant();
                json.put("tz", zone.getId())
                        .put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .put("tz_offset", zone.getRules().getOffset(now).getTotalSeconds());
            }
        }
        json.set("profile", profile(call, user));
        json.put("is_admin", false)
                .put("is_owner", false)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false)
                .put("is_bot", false)
                .put("is_app_user", false)
                .put("updated", 1_700_000_000);
        if (call.workspace().isVisitor(user.id())) {
            json.put("is_stranger", true);
        } else if (call.workspace().enterpriseId() != null) {
            json.putObject("enterprise_user")
                    .put("id", user.id())
                    .put("enterprise_id", call.workspace().enterpriseId());
        }
        if (call.flag("include_locale")) {
            json.put("locale", user.locale());
        }
        return json;
    }

    private static ObjectNode bot(SlackWorkspace workspace) {
        ObjectNode json = Json.object()
                .put("id", workspace.botUserId())
                .put("team_id", workspace.teamId())
                .put("name", workspace.app().botName())
                .put("deleted", false)
                .put("real_name", workspace.app().botName())
                .put("is_bot", true)
                .put("is_app_user", false);
        json.putObject("profile")
                .put("real_name", workspace.app().botName())
                .put("bot_id", workspace.botId())
                .put("api_app_id", workspace.app().appId());
        return json;
    }

    private static ObjectNode profile(ApiCall call, SlackUser user) {
        ObjectNode profile = Json.object()
                .put("title", "")
                .put("real_name", user.realName())
                .put("real_name_normalized", user.realName())
                .put("display_name", user.name())
                .put("display_name_normalized", user.name())
                .put("status_text", user.statusText())
                .put("status_emoji", user.statusText().isEmpty() ? "" : ":palm_tree:")
                .put("status_expiration", 0)
                .put("team", call.workspace().teamId());
        if (user.email() != null && call.workspace().app().scopes().contains("users:read.email")) {
            profile.put("email", user.email());
        }
        return profile;
    }

    private static ObjectNode dndInfo(ApiCall call) {
        SlackUser user = call.user("user");
        SlackUser.DoNotDisturb quiet = user.doNotDisturb();
        if (quiet == null) {
            return Json.object()
                    .put("dnd_enabled", false)
                    .put("next_dnd_start_ts", 1)
                    .put("next_dnd_end_ts", 1);
        }
        ZoneId zone = Optional.ofNullable(user.timeZone()).orElse(ZoneOffset.UTC);
        Instant now = call.workspace().clock().instant();
        LocalDate day = LocalDate.ofInstant(now, zone).minusDays(1);
        while (true) {
            ZonedDateTime start = day.atTime(quiet.from()).atZone(zone);
            boolean overnight = !quiet.to().isAfter(quiet.from());
            ZonedDateTime end =
                    day.plusDays(overnight ? 1 : 0).atTime(quiet.to()).atZone(zone);
            if (end.toInstant().isAfter(now)) {
                return Json.object()
                        .put("dnd_enabled", true)
                        .put("next_dnd_start_ts", start.toEpochSecond())
                        .put("next_dnd_end_ts", end.toEpochSecond());
            }
            day = day.plusDays(1);
        }
    }

    private static ObjectNode teamInfo(ApiCall call) {
        SlackWorkspace workspace = call.workspace();
        ObjectNode answer = Json.object();
        answer.putObject("team")
                .put("id", workspace.teamId())
                .put("name", workspace.name())
                .put("domain", workspace.domain())
                .put("url", "https://" + workspace.domain() + ".slack.com/")
                .put("email_domain", "example.com");
        return answer;
    }
}
