package dev.trellis.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B4: things to read, what admins add, and a folder on the server. */
@Tag("database")
class LibraryFlowTest {
    @TempDir
    private static Path folder;

    private final CoreFixture trellis = new CoreFixture(Map.of("trellis.library-dir", folder.toString()));
    private final Persona olivia = trellis.person("olivia");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void emptied() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void theStarterKitIsThereInTheReadersLanguage() {
        assertThat(noor.says("library").answer()).contains("The first meeting", "Giving and asking for feedback");
        Persona jana = trellis.person("jana").speaking("de-DE", "Europe/Berlin");
        assertThat(jana.says("library").answer())
                .contains("Das erste Treffen", "Feedback geben und erbitten")
                .doesNotContain("The first meeting");
    }

    @Test
    void anArticleIsReadInPagesWithMore() {
        noor.says("library plan").taps("A development plan, as an example");
        assertThat(noor.answer()).contains("Noor leads a team for the first time", "Goal 1: I hand over real work");
        Reading plan = Reading.of("word ".repeat(1000), "Plan");
        assertThat(plan.pages()).hasSizeGreaterThan(2);

        olivia.says("library add")
                .submits(Map.of(
                        "title",
                        "Long",
                        "body",
                        "# One\n\n" + "begin ".repeat(280) + "\n\n# Two\n\n" + "end ".repeat(280)));
        olivia.taps("Read it");
        assertThat(olivia.answer()).contains("Page 1 of 2", "begin").doesNotContain("end end", "Two");
        assertThat(olivia.taps("More").answer())
                .contains("Page 2 of 2", "Two", "end")
                .doesNotContain("begin");
        assertThat(olivia.taps("Back").answer()).contains("Page 1 of 2");
    }

    @Test
    void wordsFindTitlesTopicsAndTextsWhateverTheirCaseAndUmlauts() {
        assertThat(noor.says("library FEEDBACK").answer())
                .contains("about “FEEDBACK”", "Giving and asking for feedback");
        Persona jana = trellis.person("jana").speaking("de-DE", "Europe/Berlin");
        for (String typed : List.of("fähigkeiten", "faehigkeiten", "Fahigkeiten")) {
            assertThat(jana.says("library " + typed).answer()).contains("Die Landkarte der Fähigkeiten");
        }
    }

    @Test
    void whatIsInTheTitleComesBeforeWhatIsInTheText() {
        List<Article> found = Finding.find(StarterKit.of(Language.ENGLISH), "first meeting");
        assertThat(found.getFirst().key()).isEqualTo("kit:first-meeting");
    }

    @Test
    void whoeverFindsNothingIsHelped() {
        noor.says("library fedback");
        assertThat(noor.answer()).contains("Did you mean “feedback”?");
        assertThat(noor.taps("feedback").answer()).contains("Giving and asking for feedback");
        assertThat(noor.says("library xylophone").answer()).contains("I found nothing about “xylophone”");
        assertThat(noor.says("library " + "x".repeat(90)).answer()).contains("A few words are enough");
    }

    @Test
    void whatIsForMentorsIsFoundByMentors() {
        assertThat(noor.says("library").answer()).doesNotContain("Reading for mentors");
        noor.sends(Button.Action.of("library.open", "article", "kit:reading-mentors", "page", 0));
        assertThat(noor.answer()).contains("not there any more, or not for you");
        trellis.person("mara").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");

        assertThat(trellis.person("mara").says("library reading").answer())
                .contains("Reading for mentors")
                .doesNotContain("Reading for mentees");
        assertThat(noor.says("library reading").answer())
                .contains("Reading for mentees")
                .doesNotContain("Reading for mentors");
    }

    @Test
    void adminsAddChangeAndRemoveTheirOwn() {
        olivia.says("library add")
                .submits(Map.of(
                        "title",
                        "Our ladder",
                        "body",
                        "# Levels\n\n- one\n- two",
                        "tags",
                        "career, levels",
                        "language",
                        "en"));
        assertThat(noor.says("library career").answer()).contains("Our ladder");
        olivia.says("library ladder").taps("Our ladder").taps("Change it").submits(Map.of("title", "The ladder"));
        assertThat(noor.says("library ladder").answer()).contains("The ladder").doesNotContain("Our ladder");
        assertThat(trellis.words("body from library_article")).contains("Levels");
        olivia.says("library ladder").taps("The ladder").taps("Remove it").taps("Yes, remove it");
        assertThat(trellis.count("library_article")).isZero();
        assertThat(trellis.count("audit_entry where act like 'library %'")).isEqualTo(3);
    }

    @Test
    void ofTwoAdminsNobodyOverwritesTheOtherUnseen() {
        trellis.person("mara").says("help");
        olivia.says("role @mara admin");
        Persona mara = trellis.person("mara");
        olivia.says("library add").submits(Map.of("title", "Ours", "body", "A"));
        mara.says("library ours").taps("Ours").taps("Change it");
        olivia.says("library ours").taps("Ours").taps("Change it").submits(Map.of("body", "B"));
        mara.submits(Map.of("body", "C"));

        assertThat(mara.answer()).contains("Somebody else has changed this article");
        assertThat(trellis.words("body from library_article")).isEqualTo("B");
    }

    @Test
    void whoeverRunsNoProgramsAddsNothingAndAnotherOrganizationReadsNothing() {
        olivia.says("library add").submits(Map.of("title", "Ours", "body", "Secret plans"));
        assertThat(noor.says("library add").answer()).contains("Only program admins");
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve");
        assertThat(eve.says("library ours").answer()).contains("I found nothing");
        eve.sends(Button.Action.of(
                "library.open", "article", "own:" + trellis.number("id from library_article"), "page", 0));
        assertThat(eve.answer()).contains("not there any more");
    }

    @Test
    void theFolderIsTakenInAndSaysWhatIsNewChangedAndGone() throws IOException {
        Files.writeString(folder.resolve("travel.md"), "---\ntitle: Travel rules\ntags: travel\n---\nAsk **first**.");
        Files.createDirectory(folder.resolve("de"));
        Files.writeString(folder.resolve("de/reisen.md"), "# Reisen\n\nFrag zuerst.");
        olivia.says("library refresh");
        assertThat(olivia.answer()).contains("New: 2", "Travel rules", "Reisen");
        assertThat(noor.says("library travel").answer()).contains("Travel rules");
        assertThat(olivia.says("library refresh").answer()).contains("nothing new");

        Files.writeString(folder.resolve("travel.md"), "---\ntitle: Travel rules\n---\nAsk later.");
        Files.delete(folder.resolve("de/reisen.md"));
        assertThat(olivia.says("library refresh").answer()).contains("Changed: 1", "Removed: 1");
        assertThat(noor.says("library travel").taps("Travel rules").answer()).contains("Ask later.");
    }

    @Test
    void whatCannotBeReadIsNamedAndStaysAsItWas() throws IOException {
        Files.writeString(folder.resolve("good.md"), "# Good\n\nText");
        olivia.says("library refresh");
        Files.write(folder.resolve("good.md"), "# Gut\n\nGr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("empty.md"), "---\ntitle: Empty\n---\n");
        Files.writeString(folder.resolve("klingon.md"), "---\nlanguage: tlh\n---\nText");
        Files.writeString(folder.resolve("long.md"), "x".repeat(70_000));
        Files.writeString(folder.resolve(".hidden.md"), "# Hidden");
        olivia.says("library refresh");

        assertThat(olivia.answer())
                .contains(
                        "4 files could not be read",
                        "good.md: it is not written in UTF-8",
                        "empty.md: it has no text",
                        "klingon.md: its language is none",
                        "long.md: it has more than 64 kilobytes")
                .doesNotContain("Hidden");
        assertThat(noor.says("library good").answer()).contains("Good");
    }

    @Test
    void aListOpensNoTextAndASearchOpensEachOnce() {
        olivia.says("library add").submits(Map.of("title", "Our ladder", "body", "Levels and steps"));
        olivia.says("library add").submits(Map.of("title", "Our lunch", "body", "Soup"));
        assertThat(noor.says("library steps").answer()).contains("Our ladder").doesNotContain("Our lunch");
        // Whoever opened a text now would fail.
        trellis.database().execute("update library_article set body = 'no seal'");
        assertThat(noor.says("library").answer()).contains("Our ladder", "Our lunch");
        assertThat(noor.says("library steps").answer()).contains("Our ladder").doesNotContain("Our lunch");
    }

    @Test
    void whatWasChangedIsFoundByItsNewWordsAndNotByTheOldOnes() throws IOException {
        Files.writeString(folder.resolve("travel.md"), "# Travel\n\nBy train");
        olivia.says("library refresh");
        olivia.says("library add").submits(Map.of("title", "Ours", "body", "Levels"));
        assertThat(noor.says("library train").answer()).contains("Travel");
        assertThat(noor.says("library levels").answer()).contains("Ours");

        Files.writeString(folder.resolve("travel.md"), "# Travel\n\nBy bicycle");
        olivia.says("library refresh");
        olivia.says("library ours").taps("Ours").taps("Change it").submits(Map.of("body", "Ladders"));
        assertThat(noor.says("library bicycle").answer()).contains("Travel");
        assertThat(noor.says("library ladders").answer()).contains("Ours");
        assertThat(noor.says("library train").answer()).contains("I found nothing");
        assertThat(noor.says("library levels").answer()).doesNotContain("Ours");
    }

    @Test
    void listsAreNumberedEachFromItsOwnStartAlsoPastItemsWithoutAText() {
        assertThat(Markdown.parts("7. a\n8. ```\n   code\n   ```\n9. b\n\n- c\n\n1. d\n   1. e\n   2. f\n2. g\n"))
                .extracting(part -> part.element().toString())
                .satisfiesExactly(
                        first -> assertThat(first).contains("7. a"),
                        code -> assertThat(code).contains("8. code"),
                        third -> assertThat(third).contains("9. b"),
                        bullet -> assertThat(bullet).contains("c"),
                        d -> assertThat(d).contains("1. d"),
                        e -> assertThat(e).contains("1. e"),
                        f -> assertThat(f).contains("2. f"),
                        g -> assertThat(g).contains("2. g"));
    }

    @Test
    void htmlIsShownAsTextAndOnlyTheWebIsLinked() {
        olivia.says("library add")
                .submits(
                        Map.of(
                                "title",
                                "Links",
                                "body",
                                "<script>alert(1)</script>\n\nA [page](https://wiki.example/a), a [trap](javascript:alert(1)) and <b>bold</b>.\n\n> quoted\n\n```\ncode\n```\n"));
        olivia.taps("Read it");

        assertThat(olivia.answer())
                .contains("<script>alert(1)</script>", "A page, a trap and <b>bold</b>.", "quoted", "code");
        List<String> links = ((Reply.Show) olivia.reply())
                .card().elements().stream()
                        .filter(Element.Buttons.class::isInstance)
                        .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                        .filter(button -> button.press() instanceof Button.Press.OpenLink)
                        .map(button -> ((Button.Press.OpenLink) button.press()).url())
                        .toList();
        assertThat(links).containsExactly("https://wiki.example/a");
    }

    @Test
    void everythingOfTheKitIsThereInEveryLanguageAndShort() {
        for (Language language : Language.values()) {
            assertThat(StarterKit.of(language)).hasSize(StarterKit.NAMES.size()).allSatisfy(article -> {
                assertThat(article.summary()).isNotBlank();
                assertThat(article.tags()).isNotEmpty();
                assertThat(article.title().length()).isLessThanOrEqualTo(70);
                assertThat(Reading.of(article.body(), article.title()).pages().size())
                        .isLessThanOrEqualTo(2);
            });
        }
    }

    @Test
    void howeverDeepATextIsNestedItIsRead() {
        assertThat(Markdown.parts(">".repeat(3000) + " deep")).isNotEmpty();
        assertThat(Markdown.parts("*a_".repeat(1000))).isNotEmpty();
        assertThat(Markdown.parts("- ".repeat(1500) + "deep")).isNotEmpty();
        assertThat(Markdown.parts("[".repeat(1500) + "deep" + "](http://a.example)".repeat(80)))
                .isNotEmpty();
    }
}
