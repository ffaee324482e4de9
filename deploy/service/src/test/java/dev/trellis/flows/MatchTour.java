package dev.trellis.flows;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;

/** A walk through a round of matching: settings, rulings, a proposal that is changed and announced, and those who come late. */
final class MatchTour {
    private final CoreFixture trellis;
    private final Persona olivia;

    private MatchTour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
    }

    static void of(CoreFixture trellis) {
        MatchTour tour = new MatchTour(trellis);
        tour.settingsAndRulings();
        tour.proposal();
        tour.announcement();
        tour.afterwards();
    }

    private void settingsAndRulings() {
        olivia.says("program create Matched").submits(Map.of("capacity", "1"));
        olivia.says("match Matched").says("match").says("match nowhere");
        olivia.says("match settings Matched").submits(Map.of("weight-goals", "exact", "least", "many"));
        olivia.submits(Map.of("weight-goals", "a-lot", "least", "0", "tolerance", "2.5"));
        for (String user : new String[] {"mia", "max", "mel", "nia", "nat", "nick", "nora"}) {
            trellis.person(user).says("help");
        }
        enrol("MENTEE", "'Nia', 'Nat', 'Nick'");
        olivia.says("match Matched");
        enrol("MENTOR", "'Mia', 'Max'");
        olivia.says("match rulings").says("match rulings Matched").says("match forbid @mia @mia Matched");
        olivia.says("match forbid @mia @nia")
                .says("match forbid @mia @nia Matched")
                .says("match require @mia @nia Matched");
        olivia.says("match require @max @nat Matched")
                .says("match rulings Matched")
                .taps("Lift this");
        trellis.person("nick").says("match never @nick").says("match never").says("match never @mel");
        trellis.person("nick").says("match never").taps("Take it back");
    }

    private void proposal() {
        olivia.says("match Matched")
                .taps("See the proposal")
                .taps("Who waits")
                .taps("Find a mentor")
                .taps("See the pairs");
        olivia.taps("Lock")
                .taps("Unlock")
                .taps("Somebody else")
                .taps("See the pairs")
                .taps("Keep apart");
        olivia.taps("Undo the last change").taps("Find somebody").submits(Map.of("name", "Zoe"));
        olivia.submits(Map.of("name", "n"));
        enrol("MENTEE", "'Nora'");
        enrol("MENTOR", "'Mel'");
        olivia.says("match Matched").taps("Add one latecomer").taps("Match the rest again");
        olivia.taps("Discard").taps("Bring it back");
        // With a third mentor there is somebody to exchange.
        olivia.sends(new Button.Action(
                "match.swap",
                Map.of(
                        "round",
                        round(),
                        "version",
                        Long.toString(trellis.number("version from match_round where id = " + round())),
                        "mentee",
                        Long.toString(person("Nia")),
                        "at",
                        "0")));
        olivia.sends(new Button.Action("match.undo", Map.of("round", round(), "version", "1")));
    }

    private void announcement() {
        trellis.person("mia").says("pause 3 weeks");
        olivia.says("match Matched")
                .taps("Announce")
                .taps("Not yet")
                .taps("Announce")
                .taps("Yes, announce");
        trellis.settle();
        olivia.taps("See the report").taps("See the pairs").taps("Summary");
    }

    private void afterwards() {
        trellis.person("mia").says("resume");
        for (String user : new String[] {"Nia", "Nat", "Nick", "Nora"}) {
            olivia.sends(Button.Action.of("match.suggest", "program", program(), "person", person(user)));
        }
        olivia.says("match Matched");
        trellis.database().execute("update match_round set attempts = 3 where state = 'QUEUED'");
        trellis.settle();
        olivia.sends(Button.Action.of("match.look", "round", 0))
                .sends(Button.Action.of("match.lift", "ruling", 0))
                .sends(Button.Action.of("match.suggest", "program", 0, "person", 0));
    }

    private void enrol(String side, String names) {
        trellis.database()
                .execute(
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at)"
                                + " select 1, " + program() + ", id, '" + side
                                + "', 'ENROLLED', '2026-11-01', '2026-11-01' from person"
                                + " where display_name in (" + names + ")");
    }

    private long program() {
        return trellis.number("id from program where name = 'Matched'");
    }

    private long person(String name) {
        return trellis.number("max(id) from person where display_name = '" + name + "'");
    }

    private String round() {
        return Long.toString(trellis.number("max(id) from match_round"));
    }
}
