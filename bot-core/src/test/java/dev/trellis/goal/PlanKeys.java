package dev.trellis.goal;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.privacy.Download;
import dev.trellis.testkit.Persona;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a card with a page says, and what is taken there. */
public final class PlanKeys {
    private PlanKeys() {}

    /** The key in the link that somebody was just shown. */
    public static String of(Persona person) {
        Reply.Show shown = (Reply.Show) person.reply();
        String url = shown.card().elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .map(element -> ((Element.Buttons) element).buttons().getFirst().press())
                .map(press -> ((Button.Press.OpenLink) press).url())
                .findFirst()
                .orElseThrow();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public static String text(Download.Files files, String name) {
        return new String(Objects.requireNonNull(files.files().get(name)), StandardCharsets.UTF_8);
    }
}
