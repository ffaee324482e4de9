package dev.trellis.linking;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Identity;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What is shown on the way to being one person in two chats. */
final class LinkCards {
    private LinkCards() {}

    /** The code, and the chats that are linked already. */
    static Card code(LinkCode code, Identity here, List<Identity> accounts) {
        Text sentence = Text.of("link.code", "code", code.shown());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentence));
        elements.add(new Element.Note(Text.of("link.code-note")));
        if (accounts.size() > 1) {
            elements.add(new Element.Divider());
            elements.addAll(list(here, accounts));
        }
        return new Card(sentence, elements);
    }

    /** The chats that are linked, seen from one that gets no code. */
    static Card accounts(Identity here, List<Identity> accounts) {
        List<Element> elements = new ArrayList<>(list(here, accounts));
        elements.add(new Element.Note(Text.of("link.refused.not-the-first-chat")));
        return new Card(Text.of("link.your-chats"), elements);
    }

    private static List<Element> list(Identity here, List<Identity> accounts) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(Text.of("link.your-chats")));
        for (Identity account : accounts) {
            elements.add(new Element.Facts(List.of(new Element.Fact(
                    chat(account),
                    account.id() == here.id()
                            ? Text.of("link.account-here", "name", account.displayName())
                            : Text.words(account.displayName())))));
            if (account.linkedAt() != null) {
                elements.add(Element.Buttons.of(Button.doing(
                        Text.of("link.button.unlink"), Button.Action.of("link.unlink", "account", account.id()))));
            }
        }
        return elements;
    }

    /** To the one who typed the code. */
    static Card isThatYou(long code, String name, Identity asking) {
        Text question = Text.of("link.is-that-you", "name", name, "chat", chat(asking));
        return question(question, "link.is-that-you-note", "link.agree", code);
    }

    /** To the one who asked for the code. */
    static Card didYouType(long code, String name, Identity typing) {
        Text question = Text.of("link.did-you-type", "name", name, "chat", chat(typing));
        return question(question, "link.did-you-type-note", "link.confirm", code);
    }

    static Card confirmUnlink(Identity account) {
        Text question = Text.of("link.unlink", "chat", chat(account));
        return Card.of(
                question,
                new Element.Paragraph(question),
                Element.Buttons.of(
                        Button.doing(
                                        Text.of("link.button.unlink-yes"),
                                        Button.Action.of("link.unlink-yes", "account", account.id()))
                                .danger(),
                        Button.doing(Text.of("link.button.keep"), Button.Action.of("link.unlink-no"))));
    }

    /** Which chat an account is in. */
    static Text chat(Identity account) {
        String key = "link.chat." + account.platform();
        return Text.exists(key) ? Text.of(key) : Text.words(account.platform());
    }

    private static Card question(Text question, String note, String yes, long code) {
        return Card.of(
                question,
                new Element.Paragraph(question),
                new Element.Note(Text.of(note)),
                Element.Buttons.of(
                        Button.doing(Text.of("link.button.yes"), Button.Action.of(yes, "code", code))
                                .primary(),
                        Button.doing(Text.of("link.button.no"), Button.Action.of("link.turn-down", "code", code))));
    }
}
