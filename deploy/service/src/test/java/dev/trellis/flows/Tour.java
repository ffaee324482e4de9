package dev.trellis.flows;

import dev.trellis.admission.Admissions;
import dev.trellis.conversation.message.Button;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A walk through everything that can be said and tapped, so that every card is seen once. */
final class Tour {
    private final CoreFixture trellis;
    private final Persona olivia;
    private final Persona mara;
    private final Persona noor;

    private Tour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
        mara = trellis.person("mara");
        noor = trellis.person("noor");
    }

    static void of(CoreFixture trellis) {
        Tour tour = new Tour(trellis);
        tour.firstWords();
        tour.programAndPairs();
        tour.settingsAndPause();
        tour.meeting();
        tour.checkIns();
        tour.reflection();
        tour.digest();
        tour.operations();
        tour.governance();
        tour.admission();
        tour.linking();
        tour.endings();
        tour.privacy();
        SetupTour.of(trellis);
        TrialTour.of(trellis);
        AgreementTour.of(trellis);
        GoalTour.of(trellis);
        RosterTour.of(trellis);
        MatchTour.of(trellis);
        // News of a charter wait for a working morning.
        trellis.pass(Duration.ofDays(4));
        SignUpTour.of(trellis);
    }

    /** Until the middle of the first pair's life: questions, forms, a code and a proposed meeting are open. */
    static void half(CoreFixture trellis) {
        Tour tour = new Tour(trellis);
        tour.firstWords();
        tour.programAndPairs();
        tour.settingsAndPause();
        tour.meeting();
        tour.checkIns();
        SetupTour.of(trellis);
        TrialTour.half(trellis);
        AgreementTour.half(trellis);
        GoalTour.half(trellis);
        RosterTour.half(trellis);
        tour.olivia.says("digest preview").says("role").says("audit");
        tour.mara.says("meet").submits(Map.of("day", "2026-12-01", "time", "16:00", "topic", "Feedback"));
        tour.noor.says("privacy").taps("Get a copy").says("link");
    }

    private void firstWords() {
        olivia.says("pairs")
                .says("programs")
                .says("digest")
                .says("pair @mara @noor")
                .says("meet");
        mara.says("help").says("status").says("hello").says("setings").says("pair @a @b");
        noor.says("help checkin").says("status").says("meet").says("checkin").opensHome();
        noor.sends(Button.Action.of("no.such.button"));
        olivia.says("help").says("blocked").says("sending");
    }

    private void programAndPairs() {
        olivia.says("program create Peers")
                .submits(Map.of("name", " "))
                .submits(Map.of("name", "Peers", "purpose", "To grow."));
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("programs").says("pair").submits(Map.of());
        olivia.says("pair @mara")
                .says("pair @mara @mara")
                .says("pair Nobody @noor")
                .says("pair @mara @noor more");
        olivia.says("pair @mara @noor")
                .says("pair @mara @noor")
                .says("pair @noor @mara")
                .says("pairs");
        olivia.says("cadence @mara").says("cadence @mara @noor now and then").says("cadence @mara @noor weekly");
        olivia.says("cadence @mara @noor review now and then")
                .says("cadence @mara @noor deep-dive monthly")
                .says("cadence @mara @noor review off");
        olivia.says("unpair @olivia @noor").says("unpair @mara @noor").taps("Keep it");
        for (int i = 1; i <= 7; i++) {
            trellis.person("mentor" + i).says("help");
            trellis.person("mentee" + i).says("help");
            olivia.says("pair @mentor" + i + " @mentee" + i);
        }
        olivia.says("pairs");
        noor.says("status").opensHome().says("settings explain");
        noor.says("charter").taps("I accept it");
        mara.says("status");
    }

    private void settingsAndPause() {
        noor.says("settings").taps("Change").submits(Map.of("zone", "Atlantis")).submits(Map.of("from", "18:00"));
        noor.submits(Map.of("zone", "Berlin", "from", "08:00", "messages", "3"));
        noor.says("pause").submits(Map.of("until", "2020-01-01")).submits(Map.of("until", "2026-11-20"));
        noor.says("status").taps("Resume now");
        noor.says("resume")
                .says("pause soon")
                .says("pause 2020-01-01")
                .says("pause 3 years")
                .says("pause 900 days");
        noor.says("snooze").says("resume").says("snooze whenever");
    }

    private void meeting() {
        noor.says("meet @olivia").says("meet @noor").says("meetings");
        noor.says("meet").submits(Map.of("topic", "First steps"));
        noor.says("meet").says("meetings").says("meet @mara");
        mara.says("meetings").taps("Another time").submits(Map.of("day", "2026-11-20", "time", "15:00"));
        noor.taps("Decline");
        mara.says("meet").submits(Map.of("day", "2026-11-20", "time", "16:00", "topic", "Feedback"));
        noor.taps("Accept");
        noor.says("meetings").taps("Cancel it").taps("Keep it");
        noor.says("meetings").taps("Move it").submits(Map.of("day", "2026-11-20", "time", "16:30"));
        mara.taps("Accept").says("meetings");
        trellis.passUntil("2026-11-20T16:10");
        noor.taps("I’m running late");
    }

    private void checkIns() {
        // Monday's message was the question about Friday's meeting; the check-in waits for the next day's budget.
        trellis.passUntil("2026-11-24T09:00");
        noor.taps("4 · quite").taps("Change answer").taps("Keep my answer").taps("Add a few words");
        noor.submits(Map.of("words", "x".repeat(4000)));
        noor.submits(Map.of("words", "It helped to say it aloud.", "audience", "PROGRAM_TEAM"));
        noor.taps("Change my words").submits(Map.of("audience", "ME"));
        for (int i = 1; i <= 7; i++) {
            trellis.person("mentee" + i).taps("3 · somewhat");
        }
        mara.sends(new Button.Action("checkin.answer", Map.of("checkIn", "1", "score", "4", "asking", "0")));
        noor.says("status");
    }

    private void reflection() {
        trellis.passUntil("2026-11-24T12:00");
        noor.says("meetings");
        noor.taps("Yes").taps("Add a reflection");
        noor.submits(Map.of("worked", "Silence", "not-worked", "Time", "next-step", "Ask Ash"));
        noor.says("meetings");
        mara.says("meetings");
        mara.taps("It moved").taps("Change answer").taps("No");
        noor.says("meet").submits(Map.of("day", "2026-11-27", "time", "10:00"));
        mara.taps("Accept");
        trellis.passUntil("2026-11-27T11:00");
        noor.says("meetings");
        mara.says("meetings");
    }

    private void digest() {
        olivia.says("digest here").says("digest now");
        olivia.saysIn("mentoring", "digest here")
                .says("digest preview")
                .says("digest")
                .says("digest of Nowhere");
        olivia.says("program create Second").submits(Map.of());
        olivia.says("digest preview").submits(Map.of());
        olivia.says("digest off").submits(Map.of());
        olivia.says("digest preview Second");
        trellis.passUntil("2026-11-30T09:00");
        olivia.says("digest now Peers")
                .says("digest preview Peers")
                .says("digest off Peers")
                .says("digest off Peers");
        noor.says("checkin");
    }

    private void operations() {
        trellis.chat().next(new DeliveryOutcome.Rejected("invalid_blocks"));
        noor.says("checkin");
        olivia.says("sending").taps("Look again");
        olivia.says("blocked").taps("Try again");
        for (int id = 1; id < 3; id++) {
            olivia.sends(Button.Action.of("operations.release", "message", id));
        }
    }

    private void governance() {
        olivia.says("role").taps("Give or take a role");
        olivia.says("role @mara sponsor").says("role @mara sponsor").says("role @mara");
        olivia.submits(Map.of("roles", "admin,manager")).says("role @mara participant");
        olivia.says("role @olivia participant").says("role @mara captain");
        olivia.says("role");
        mara.says("role").says("audit");
        for (int i = 0; i < 8; i++) {
            olivia.says("role @mara manager").says("role @mara participant");
        }
        olivia.says("audit @noor").says("audit").taps("Older");
    }

    @SuppressWarnings("unchecked")
    private void admission() {
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        List.of("W7", "W8")
                .forEach(id -> transactions.executeWrite(status -> trellis.bean(Admissions.class)
                        .ask(new WorkspaceRef(MemoryChat.NAME, id, null), "Wild West " + id, null)));
        trellis.settle();
        olivia.says("workspaces").taps("Let it in").taps("Turn it away").says("workspaces");
        olivia.sends(Button.Action.of("admission.let-in", "waiting", 1));
        transactions.executeWrite(status -> {
            trellis.bean(Admissions.class)
                    .needsReinstalling(
                            new WorkspaceRef(MemoryChat.NAME, "W1", null),
                            "Home",
                            trellis.clock().instant());
            return null;
        });
        trellis.settle();
    }

    private void linking() {
        Persona elsewhere = trellis.person("W3", "noora").says("help");
        noor.saysIn("mentoring", "link").says("link NONE");
        elsewhere.says("link " + code(noor)).taps("No");
        olivia.says("link " + code(elsewhere));
        mara.says("link " + code(noor));
        elsewhere.says("link " + code(noor)).taps("Yes, that’s me");
        noor.taps("Yes, that’s me");
        elsewhere.says("link " + code(noor));
        noor.says("link").taps("Unlink").taps("Keep it");
        noor.says("link").taps("Unlink").taps("Yes, unlink it");
        noor.sends(Button.Action.of("link.unlink", "account", 1));
        for (int i = 0; i < 6; i++) {
            elsewhere.says("link NONE");
        }
    }

    private void privacy() {
        olivia.says("privacy").taps("Forget me");
        Persona leaving = trellis.person("leo").says("help").says("privacy");
        leaving.taps("Get a copy").saysIn("mentoring", "privacy").sends(Button.Action.of("privacy.stay"));
        leaving.says("privacy").taps("Forget me").submits(Map.of()).submits(Map.of("sure", "yes"));
        leaving.says("privacy").taps("I’ve changed my mind: keep me");
        olivia.says("pair @mara @leo");
        leaving.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));
    }

    private static String code(Persona asking) {
        return asking.says("link").answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
    }

    private void endings() {
        noor.says("meet").submits(Map.of("day", "2026-12-04", "time", "10:00"));
        mara.taps("Accept");
        noor.says("meetings").taps("Cancel it").taps("Yes, cancel it");
        mara.sends(Button.Action.of("meeting.accept", "meeting", "1", "version", "1"));
        olivia.says("unpair @mara @noor").taps("End it");
        olivia.sends(Button.Action.of("pairing.unpair-yes", "pair", 1));
        List.of("status", "checkin", "meet", "meetings").forEach(noor::says);
    }
}
