package dev.trellis.charter;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** The charter, as those read it who have not accepted it yet. */
@Singleton
class CharterPreview implements Previewed {
    private final CharterBook book;

    CharterPreview(CharterBook book) {
        this.book = book;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        return book.current(program).stream()
                .map(charter -> new Sample(
                        Text.of("charter.preview"),
                        CharterCards.charter(
                                program,
                                charter,
                                Text.words(turn.actor().person().displayName()),
                                new CharterCards.Reader(true, true, null, false))))
                .toList();
    }
}
