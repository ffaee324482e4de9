package dev.trellis.program;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds out which program somebody means: the one they name, else the only one there is, else the one they tap. */
@Singleton
public class WhichProgram {
    /** More buttons than this are no help; whoever has so many programs names one. */
    private static final int OFFERED = 20;

    private final Programs programs;

    WhichProgram(Programs programs) {
        this.programs = programs;
    }

    /**
     * @param button asks for the same of one program
     * @param then what is answered once it is known
     */
    public Reply answer(
            Turn turn, Optional<String> name, Function<Program, Button> button, Function<Program, Reply> then) {
        return among(turn, running(turn), name, button, then);
    }

    /** The same, out of some of the programs. */
    public Reply among(
            Turn turn,
            List<Program> some,
            Optional<String> name,
            Function<Program, Button> button,
            Function<Program, Reply> then) {
        if (some.isEmpty()) {
            return turn.refuse(Text.of("program.none"));
        }
        String wanted = name.map(String::strip).orElse("");
        List<Program> fitting = some.stream()
                .filter(program -> wanted.isEmpty() || program.name().equalsIgnoreCase(wanted))
                .toList();
        if (fitting.size() == 1) {
            return then.apply(fitting.getFirst());
        }
        Text ask = fitting.isEmpty() ? Text.of("program.unknown", "name", wanted) : Text.of("program.which");
        List<Button> buttons = (fitting.isEmpty() ? some : fitting)
                .stream().limit(OFFERED).map(button).toList();
        List<Element> elements = new ArrayList<>(List.of(new Element.Paragraph(ask), new Element.Buttons(buttons)));
        if (some.size() > OFFERED) {
            elements.add(new Element.Note(Text.of("program.which-more")));
        }
        return Reply.show(new Card(ask, elements));
    }

    public List<Program> running(Turn turn) {
        return programs.findByOrganizationIdAndEndedAtIsNullOrderById(turn.organizationId());
    }

    /** The running program that a button or form names, if it is the organization's. */
    public Optional<Program> claimed(Turn turn, Claim claim) {
        return programs.findByIdAndOrganizationId(claim.id("program"), turn.organizationId())
                .filter(program -> program.endedAt() == null);
    }

    /** Says that there is no such program any more. */
    public Reply gone(Turn turn) {
        return turn.refuse(Text.of("program.gone"));
    }
}
