package dev.trellis.attacks;

import dev.trellis.flows.OnSlack;
import dev.trellis.flows.OnTeams;
import dev.trellis.flows.Town;
import dev.trellis.standins.WitnessedCall;
import dev.trellis.standins.slack.SlackUser;
import dev.trellis.standins.teams.TeamsUser;
import dev.trellis.testkit.Rows;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A town in which something is worth attacking: two pairs, one that ended, a meeting that was moved, check-ins, words. Time stands still. */
final class Siege implements AutoCloseable {
    static final String MALLORY = "U0MALLORY";
    static final String MALTE = "7e4a47d0-0000-4000-8000-000000000666";
    static final String GUEST = "7e4a47d0-0000-4000-8000-000000000777";
    static final String WORDS = "what Noor thinks of Mara";
    static final String TOPIC = "The offer from elsewhere";

    final Town town;
    final Http http;
    final SlackForge slack;
    final TeamsForge teams;
    final Canary canary = new Canary();
    /** Takes part, in no pair and without any role. */
    final OnSlack mallory;

    final OnTeams malte;
    final OnTeams guest;
    private final List<Runnable> afterwards = new ArrayList<>();

    Siege(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("trellis.public-url", "https://trellis.example"));
        settings.putAll(more);
        town = new Town(settings);
        town.slack.workspace(Town.WORKSPACE).user(SlackUser.of(MALLORY, "mallory", "Mallory Moss"));
        town.teams
                .tenant(Town.TENANT)
                .user(TeamsUser.of(MALTE, "Malte Moor"))
                .user(TeamsUser.of(GUEST, "Gus Guest").asGuest());
        http = new Http(town.service.port());
        slack = new SlackForge(town, http);
        teams = new TeamsForge(town, http);
        mallory = new OnSlack(town, MALLORY);
        malte = new OnTeams(town, MALTE);
        guest = new OnTeams(town, GUEST);
    }

    /** @param pairsOnTeams whether Teams has a program: where it is an organization of its own, it has none yet */
    Siege begun(boolean pairsOnTeams) {
        town.settled();
        mallory.commands("help");
        malte.installs();
        malte.says("help");
        guest.installs();
        if (!pairsOnTeams) {
            town.renata.says("program create Elsewhere");
            town.renata.taps("Open the form");
            town.renata.submits(
                    "Create", Map.of("field.name", "Elsewhere", "field.purpose", "Learn", "field.cadence", "weekly"));
        }
        town.olivia
                .commands("pair @olivia @noor")
                .commands("unpair @olivia @noor")
                .taps("End it");
        town.olivia.commands("pair @mara @noor");
        town.renata.saysIn(Town.TEAMS_CHANNEL, "@Trellis pair @Tomás Thistle @Yuki Yarrow");
        town.noor.commands("meet").submits(Map.of("day", "2026-12-04", "time", "10:00", "topic", TOPIC));
        town.mara.taps("Another time").submits(Map.of("day", "2026-12-07", "time", "16:00"));
        town.passUntil("2026-11-23T18:00");
        town.noor.taps("4 · quite").taps("Add a few words").submits(Map.of("words", WORDS, "audience", "ME"));
        Stream.of(town.olivia, town.mara, town.noor, mallory)
                .forEach(one -> one.opensHome().commands("help"));
        Stream.of(town.renata, town.tomas, town.yuki, malte).forEach(one -> one.says("help"));
        return this;
    }

    String id(String query) {
        return Rows.value(town.database, query);
    }

    /** Every id that a button or form of ours can carry, all of them the Slack people's. */
    Map<String, String> loot() {
        Map<String, String> loot = new HashMap<>();
        loot.put("pair", pair());
        loot.put("meeting", meeting());
        loot.put("version", id("select version from meeting where id = " + meeting()));
        loot.put("checkIn", checkIn());
        loot.put("asking", "1");
        loot.put("score", "1");
        loot.put("answer", "YES");
        loot.put("person", person("Noor Nettle"));
        loot.put("account", id("select id from chat_identity where external_id = 'U0NOOR'"));
        loot.put("code", "1");
        loot.put("message", id("select min(id) from outbox"));
        loot.put("waiting", "1");
        loot.put("program", id("select id from program where name = 'Town mentors'"));
        loot.put("before", "999999");
        loot.put("name", "Anything");
        loot.put("what", "now");
        loot.put("until", "2026-12-24");
        loot.put("opened", "0");
        return loot;
    }

    String pair() {
        return id("select p.id from pair p join person m on m.id = p.mentor_id where m.display_name = 'Mara Maple'");
    }

    String meeting() {
        return id("select max(id) from meeting where pair_id = " + pair());
    }

    String checkIn() {
        return id("select max(id) from check_in where person_id = " + person("Noor Nettle"));
    }

    String person(String name) {
        return id("select min(id) from person where display_name = '" + name + "'");
    }

    Attacker attacker(OnSlack one) {
        return new Attacker("slack", one.person.user().id(), one.person.directId());
    }

    Attacker attacker(OnTeams one) {
        return new Attacker("teams", one.person.user().aadObjectId(), one.person.personalId());
    }

    /** To be undone after the attack was judged. */
    void afterwards(Runnable undo) {
        afterwards.add(undo);
    }

    void tidy() {
        afterwards.reversed().forEach(Runnable::run);
        afterwards.clear();
        town.slack.misbehaviour().clear();
        town.teams.misbehaviour().clear();
        town.settle();
    }

    List<WitnessedCall> calls(Marks since) {
        return Stream.concat(
                        town.slack.witness().fromServiceSince(since.slack()).stream(),
                        town.teams.witness().fromServiceSince(since.teams()).stream())
                .toList();
    }

    Marks marks() {
        return new Marks(
                town.slack.witness().mark(),
                town.teams.witness().mark(),
                canary.visits().size());
    }

    record Marks(long slack, long teams, int canary) {}

    static String sentence(String key, Object... arguments) {
        return new Voice(Language.ENGLISH, Town.BERLIN).plain(Text.of(key, arguments));
    }

    @Override
    public void close() {
        canary.close();
        town.close();
    }
}
