package dev.trellis.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.command.Token.Word;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.slack.identity.SlackTeam;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedTextTest {
    private static final SlackTeam TEAM = new SlackTeam(null, "T1", false);

    @Test
    void peopleAndChannelsThatSlackResolvedBecomeTokens() {
        assertThat(read("pair <@U123|ada> <@W456> in <#C789|general>"))
                .containsExactly(
                        new Word("pair"),
                        person("U123", "ada"),
                        person("W456", "W456"),
                        new Word("in"),
                        new Token.Channel("C789", "general"));
    }

    @Test
    void mentionsNeedNoSpacesAroundThem() {
        assertThat(read("pair<@U1|a><@U2|b>x"))
                .containsExactly(new Word("pair"), person("U1", "a"), person("U2", "b"), new Word("x"));
    }

    @Test
    void quotedWordsStayTogetherEvenWithAMentionBetweenThem() {
        assertThat(read("goal \"talk to <@U1|ada> on <#C1|general>\" \u201Etwo words\u201C <@U2|b>"))
                .containsExactly(
                        new Word("goal"),
                        new Word("talk to @ada on #general"),
                        new Word("two words"),
                        person("U2", "b"));
    }

    @Test
    void whatSomebodyTypedByHandStaysWords() {
        assertThat(read("&lt;@U123&gt; &lt;!channel&gt; a &amp;lt; b"))
                .containsExactly(
                        new Word("<@U123>"), new Word("<!channel>"), new Word("a"), new Word("&lt;"), new Word("b"));
    }

    @Test
    void linksAndBroadcastsAreShownAsTheyLookInSlack() {
        assertThat(
                        read(
                                "<https://x.example/?a=1&amp;b=2> <mailto:a@x.example|a@x.example> <!here> <!subteam^S1|@team>"))
                .containsExactly(
                        new Word("https://x.example/?a=1&b=2"),
                        new Word("a@x.example"),
                        new Word("@here"),
                        new Word("@team"));
    }

    @Test
    void nothingIsLostOfWhatIsOddOrLong() {
        assertThat(read("")).isEmpty();
        assertThat(read("   ")).isEmpty();
        assertThat(read("< > <@> <@u1> 1 < 2"))
                .extracting(token -> ((Word) token).word())
                .contains("1", "2");
        assertThat(read("x".repeat(10_000))).containsExactly(new Word("x".repeat(10_000)));
        assertThat(read("\u202Eabc \uD83D\uDE00")).containsExactly(new Word("\u202Eabc"), new Word("\uD83D\uDE00"));
    }

    private static List<Token> read(String text) {
        return TypedText.read(text, TEAM).tokens();
    }

    private static Token person(String user, String shownAs) {
        return new Token.Person(new ChatIdentity("slack", "T1", user), shownAs);
    }
}
