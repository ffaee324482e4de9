package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** E4 and B7: which questions come when. */
class AgendaTest {
    @Test
    void everyQuestionHasItsTurnBeforeOneComesAgain() {
        Set<Integer> asked = new HashSet<>();
        for (int meeting = 0; meeting < 3; meeting++) {
            var questions = new Agenda(Map.of(), meeting).questions();
            assertThat(questions).hasSize(3).noneMatch(asked::contains);
            asked.addAll(questions);
        }
        assertThat(new Agenda(Map.of(), 3).questions()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource
    void everyQuestionIsWritten(Language language) {
        Voice voice = new Voice(language, ZoneOffset.UTC);
        for (int number = 1; number <= Agenda.KNOWN_QUESTIONS; number++) {
            assertThat(voice.plain(Text.of("meeting.question.mentor." + number)))
                    .endsWith("?");
            // What a mentee prepares may be a question or something to think of; both end like one.
            assertThat(voice.plain(Text.of("meeting.question.mentee." + number)))
                    .endsWith("?");
        }
    }
}
