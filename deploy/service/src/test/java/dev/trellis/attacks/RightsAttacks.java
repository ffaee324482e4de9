package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.attacks.Attack.Door;
import dev.trellis.conversation.Talk;
import dev.trellis.person.Right;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody without any role does everything that takes one: each declared command, button and form, with ids that exist. */
final class RightsAttacks {
    private RightsAttacks() {}

    static List<Attack> all(Siege siege) {
        Talk talk = siege.town.service.context().getBean(Talk.class);
        return Stream.of(
                        talk.commands().stream()
                                .filter(command -> command.takes() != Right.TAKE_PART)
                                .map(command -> command(siege, command.name())),
                        talk.buttons().stream()
                                .filter(button -> button.takes() != Right.TAKE_PART)
                                .map(button -> press(siege, button.name())),
                        talk.forms().stream()
                                .filter(form -> form.takes() != Right.TAKE_PART)
                                .flatMap(form -> Stream.of(open(siege, form.name()), submit(siege, form.name()))),
                        claims(siege).stream())
                .flatMap(attacks -> attacks)
                .toList();
    }

    private static Expected forbidden(Attacker attacker) {
        return status(200)
                .onTheScreenOf(attacker)
                .saying("nothing was changed")
                .hiding(Siege.WORDS, Siege.TOPIC)
                .noted()
                .audited();
    }

    private static Attack command(Siege town, String words) {
        return new Attack(
                "I-command-" + words.replace(' ', '-'),
                Theme.COMMAND_WITHOUT_RIGHT,
                Door.INSIDE,
                "A participant types “" + words + "” with everything behind it",
                forbidden(town.attacker(town.mallory)),
                siege -> {
                    String body = siege.slack.command(Siege.MALLORY, words + " <@U0MARA> <@U0NOOR> owner");
                    return () -> siege.slack.send(body);
                });
    }

    private static Attack press(Siege town, String name) {
        return new Attack(
                "I-button-" + name,
                Theme.ROLE_BY_CLAIM,
                Door.INSIDE,
                "A participant presses an admin's button “" + name + "”",
                forbidden(town.attacker(town.malte)),
                siege -> {
                    var activity = siege.teams.press(siege.malte.person, name, siege.loot());
                    return () -> siege.teams.send(activity);
                });
    }

    private static Attack open(Siege town, String name) {
        return new Attack(
                "I-open-" + name,
                Theme.FORM_WITHOUT_RIGHT,
                Door.INSIDE,
                "A participant asks for an admin's form “" + name + "”",
                forbidden(town.attacker(town.malte)),
                siege -> {
                    var activity = siege.teams.ask(siege.malte.person, name, siege.loot());
                    return () -> siege.teams.send(activity);
                });
    }

    private static Attack submit(Siege town, String name) {
        return new Attack(
                "I-form-" + name,
                Theme.FORM_WITHOUT_RIGHT,
                Door.INSIDE,
                "A participant sends an admin's form “" + name + "” that was never opened",
                forbidden(town.attacker(town.malte)),
                siege -> {
                    String person = siege.person("Mallory Moss");
                    var activity = siege.teams.submit(
                            siege.malte.person,
                            name,
                            siege.loot(),
                            Map.of(
                                    "person",
                                    person,
                                    "roles",
                                    "owner",
                                    "mentor",
                                    person,
                                    "mentee",
                                    siege.person("Noor Nettle")));
                    return () -> siege.teams.send(activity);
                });
    }

    private static List<Attack> claims(Siege town) {
        return List.of(
                new Attack(
                        "I01",
                        Theme.ROLE_BY_CLAIM,
                        Door.INSIDE,
                        "A participant claims the owner's object id beside their own member id",
                        status(200).hiding("is now").noted().audited().onTheScreenOf(town.attacker(town.malte)),
                        siege -> {
                            var said = siege.teams.said(siege.malte.person, "role \"Malte Moor\" owner");
                            ((ObjectNode) said.path("from"))
                                    .put(
                                            "aadObjectId",
                                            siege.town.renata.person.user().aadObjectId());
                            return () -> siege.teams.send(said);
                        }),
                new Attack(
                        "I02",
                        Theme.ROLE_BY_CLAIM,
                        Door.INSIDE,
                        "A participant claims rights in the button's own data",
                        forbidden(town.attacker(town.malte)),
                        siege -> {
                            var press = siege.teams.press(
                                    siege.malte.person,
                                    "audit.older",
                                    Map.of(
                                            "before",
                                            "99",
                                            "role",
                                            "owner",
                                            "takes",
                                            "TAKE_PART",
                                            "actor",
                                            siege.person("Olivia Oakes")));
                            return () -> siege.teams.send(press);
                        }),
                new Attack(
                        "I03",
                        Theme.ROLE_BY_CLAIM,
                        Door.INSIDE,
                        "A participant takes the owner's name",
                        forbidden(town.attacker(town.mallory)),
                        siege -> {
                            String body = siege.slack
                                    .command(Siege.MALLORY, "role <@" + Siege.MALLORY + "> owner")
                                    .replace("user_name=somebody", "user_name=olivia");
                            return () -> siege.slack.send(body);
                        }));
    }
}
