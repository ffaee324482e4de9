package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * From sign-up to a signed agreement and a goal, in both chats and two languages, with a pair across both. A story: each test goes on where
 * the last one ended.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifeCycleTest {
    private Town town;

    @BeforeAll
    void open() {
        town = new Town().settled();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void everybodyIsInvitedByAPostInTheChannel() {
        town.olivia.commandsIn(Town.CHANNEL, "invite here");
        assertThat(String.join("\n", town.noor.messagesIn(Town.CHANNEL)))
                .contains("is looking for people who want to learn from each other", "Find a mentor");
    }

    @Test
    @Order(2)
    void aMentorOnTeamsReadsTheCharterAndAnswersInSteps() {
        town.tomas.says("join mentor");
        assertThat(town.tomas.message()).contains("charter");
        town.tomas.taps("Accept and be a mentor").taps("Answer the questions");
        town.tomas.submits("Next", Map.of("field.skills", "@presenting,@networking"));
        assertThat(town.tomas.person.dialog().orElseThrow().title()).isEqualTo("How well you know it");
        town.tomas.submits("Next", Map.of());
        town.tomas.submits("Next", Map.of("field.goals", "@confidence"));
        town.tomas.submits("Next", Map.of());
        town.tomas.submits("Save", Map.of());
        assertThat(town.tomas.person.dialog()).isEmpty();
        town.tomas.says("status");
        assertThat(town.tomas.message()).contains("You applied to be a mentor in Town mentors");
    }

    @Test
    @Order(3)
    void aMenteeOnSlackClosesTheFormHalfWayAndGoesOnWhereItStopped() {
        town.noor.commands("join mentee").taps("Accept and find a mentor").taps("Answer the questions");
        town.noor.submits(Map.of("skills", "@presenting")).submits(Map.of());
        assertThat(town.noor.form().orElseThrow().title()).isEqualTo("Goals and hopes");
        town.noor.person.close();
        town.noor.commands("intake");
        assertThat(town.noor.form().orElseThrow().title()).isEqualTo("Goals and hopes");
        town.noor
                .submits(Map.of("goals", "@confidence", "aspirations", "To be heard"))
                .submits(Map.of())
                .submits(Map.of());
        town.noor.commands("status");
        assertThat(town.noor.message()).contains("You have been waiting for a mentor in Town mentors since");
    }

    @Test
    @Order(4)
    void aMenteeOnTeamsDoesItInGerman() {
        town.yuki.says("join mentee").taps("Annehmen und mitmachen").taps("Fragen beantworten");
        town.yuki.submits("Weiter", Map.of("field.skills", "@networking"));
        town.yuki.submits("Weiter", Map.of());
        assertThat(town.yuki.person.dialog().orElseThrow().title()).isEqualTo("Ziele und Hoffnungen");
        town.yuki.submits("Weiter", Map.of());
        town.yuki.submits("Weiter", Map.of());
        // A shared language is a rule: the mentor speaks English.
        town.yuki.submits("Speichern", Map.of("field.languages", "en"));
        assertThat(town.yuki.person.dialog()).isEmpty();
    }

    @Test
    @Order(5)
    void anAdminApprovesAndMatchesAWholeRound() {
        town.olivia.commands("applications").taps("Look at it").taps("Approve");
        assertThat(town.tomas.message()).contains("Good news: you are a mentor in Town mentors");
        town.olivia.commands("match");
        town.settle();
        town.olivia.taps("See the proposal").taps("See the pairs");
        assertThat(town.olivia.message()).contains("Tomás Thistle", "Noor Nettle");
        town.olivia.commands("match").taps("Announce").taps("Yes, announce");
        town.settle();
        assertThat(town.count("pair where together = 1")).isEqualTo(2);
        assertThat(town.noor.messages()).anyMatch(text -> text.contains("Tomás Thistle is now your mentor"));
        assertThat(town.yuki.messages()).anyMatch(text -> text.contains("begleitet dich jetzt"));
    }

    @Test
    @Order(6)
    void theTwoChangeTheirAgreementAndBothSignIt() {
        town.noor.commands("agreement").taps("Change it");
        town.noor.submits(Map.of("tracking", "We keep a short list.")).submits(Map.of());
        town.noor.taps("Sign version 2");
        town.tomas.says("agreement Noor").taps("Sign version 2");
        assertThat(town.count("agreement_signature where version = 2")).isEqualTo(2);
        town.noor.commands("agreement");
        assertThat(town.noor.message()).contains("We keep a short list.");
    }

    @Test
    @Order(7)
    void aGoalIsSetAndItsMentorInTheOtherChatReadsIt() {
        town.noor.commands("goal new").taps("In my own words");
        town.noor.submits(Map.of(
                "title", "Present our numbers to the sales team",
                "due", "2027-01-29",
                "milestones", "Draft the slides\nRehearse with Tomás"));
        town.noor.opensHome();
        assertThat(town.noor.home()).contains("Present our numbers to the sales team", "Agreement");
        town.tomas.says("goal Noor");
        assertThat(town.tomas.message()).contains("Present our numbers to the sales team");
        town.noor.commands("plan");
        assertThat(town.noor.message()).contains("Draft the slides");
    }
}
