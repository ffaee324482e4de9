package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.person.Right;
import dev.trellis.person.Role;
import dev.trellis.testkit.CoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * I1: every command, button and form names the right that it takes next to its declaration. All of them are listed in {@code
 * target/rights.md} and held against the list that was read last, so that a change of a right is seen by whoever reviews it;
 * {@code -Dgolden.write=true} writes that list anew.
 */
class RightsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/rights.md");
    private static final Path WRITTEN = Path.of("target/rights.md");

    @Test
    @Tag("database")
    void everyRightIsTheOneThatWasReviewed() throws IOException {
        String list;
        try (CoreFixture trellis = new CoreFixture()) {
            list = list(trellis.bean(Talk.class));
        }
        Files.writeString(WRITTEN, list);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, list);
        }
        assertThat(list).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void anotherRightIsAnotherList() {
        assertThat(list(declaring(talk -> talk.button("planted", Right.TAKE_PART, (turn, claim) -> Reply.quiet()))))
                .isNotEqualTo(
                        list(declaring(talk -> talk.button("planted", Right.GOVERN, (turn, claim) -> Reply.quiet()))));
    }

    @Test
    void whatNamesNoRightIsNotDeclared() {
        List<Consumer<Talk>> planted = List.of(
                talk -> talk.command("planted", null, "planted.help", (turn, arguments) -> Reply.quiet()),
                talk -> talk.button("planted", null, (turn, claim) -> Reply.quiet()),
                talk -> talk.form("planted", null, (turn, claim) -> Reply.quiet(), (turn, sent) -> Reply.quiet()));

        planted.forEach(declaration -> assertThatThrownBy(() -> declaring(declaration))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted is declared without the right that it takes"));
    }

    private static Talk declaring(Consumer<Talk> declaration) {
        Talk talk = new Talk();
        declaration.accept(talk);
        return talk;
    }

    private static String list(Talk talk) {
        List<String> lines = new ArrayList<>();
        lines.add("| | name | right | roles that carry it |");
        lines.add("|---|---|---|---|");
        talk.commands().stream()
                .map(command -> line("command", command.name(), command.takes()))
                .sorted()
                .forEach(lines::add);
        talk.buttons().stream()
                .map(button -> line("button", button.name(), button.takes()))
                .sorted()
                .forEach(lines::add);
        talk.forms().stream()
                .map(form -> line("form", form.name(), form.takes()))
                .sorted()
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String line(String kind, String name, Right takes) {
        String roles = takes.carriedBy().size() == Role.values().length
                ? "everybody"
                : takes.carriedBy().stream().map(Role::textKey).collect(Collectors.joining(", "));
        return "| " + kind + " | `" + name + "` | " + takes.textKey() + " | " + roles + " |";
    }
}
