package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import dev.trellis.conversation.Talk;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The owner of one organization presses and sends everything there is with the ids of another's people, pairs, meetings and messages. */
final class TenancyAttacks {
    private TenancyAttacks() {}

    static List<Attack> all(Siege two) {
        Talk talk = two.town.service.context().getBean(Talk.class);
        String own = two.id("select id from organization where name = 'Elsewhere'");
        Expected inside = status(200)
                .changingOnly(own)
                .hiding("Noor", "Mara", "Olivia", "Town mentors", Siege.WORDS, Siege.TOPIC);
        return Stream.of(
                        talk.buttons().stream().map(button -> press(inside, button.name())),
                        talk.forms().stream().map(form -> submit(inside, form.name())),
                        Stream.of(
                                said(
                                        "X01",
                                        "Pairing another organization's people by name",
                                        inside,
                                        "pair \"Mara Maple\" \"Noor Nettle\""),
                                said(
                                        "X02",
                                        "Giving a role to another organization's person",
                                        inside,
                                        "role \"Mara Maple\" owner"),
                                said("X03", "Listing pairs, with another organization's beside them", inside, "pairs"),
                                said("X04", "Reading another organization's audit trail", inside, "audit")))
                .flatMap(attacks -> attacks)
                .toList();
    }

    private static Attack press(Expected inside, String name) {
        return new Attack(
                "X-button-" + name,
                Theme.CROSS_TENANT,
                Door.INSIDE,
                "Pressing “" + name + "” with another organization's ids",
                inside,
                siege -> {
                    var press = siege.teams.press(siege.town.renata.person, name, siege.loot());
                    return () -> siege.teams.send(press);
                });
    }

    private static Attack submit(Expected inside, String name) {
        return new Attack(
                "X-form-" + name,
                Theme.CROSS_TENANT,
                Door.INSIDE,
                "Sending “" + name + "” with another organization's ids",
                inside,
                siege -> {
                    Map<String, String> loot = siege.loot();
                    var submit = siege.teams.submit(
                            siege.town.renata.person,
                            name,
                            loot,
                            Map.of(
                                    "person",
                                    siege.person("Mara Maple"),
                                    "mentor",
                                    siege.person("Mara Maple"),
                                    "mentee",
                                    siege.person("Olivia Oakes"),
                                    "program",
                                    loot.get("program"),
                                    "roles",
                                    "owner",
                                    "day",
                                    "2026-12-09",
                                    "time",
                                    "10:00",
                                    "pair",
                                    loot.get("pair")));
                    return () -> siege.teams.send(submit);
                });
    }

    private static Attack said(String id, String tries, Expected inside, String words) {
        // What was typed may come back in the answer; what was not must not.
        Expected expected = words.contains("Mara")
                ? status(200).changingOnly(String.valueOf(inside.within())).hiding("Olivia", Siege.WORDS)
                : inside;
        return new Attack(id, Theme.CROSS_TENANT, Door.INSIDE, tries, expected, siege -> {
            var said = siege.teams.said(siege.town.renata.person, words);
            return () -> siege.teams.send(said);
        });
    }
}
