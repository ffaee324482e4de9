package dev.trellis.library;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.library.Markdown.WebLink;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said about the library. */
final class LibraryCards {
    /** The most words that a search remembers in its buttons. */
    static final int LONGEST_SEARCH = 80;

    private static final int LISTED = 8;
    private static final int LINKS = 5;
    private static final int NAMED = 10;

    private LibraryCards() {}

    /** @param reads in which language the reader reads */
    static Card list(List<Article> found, String words, int page, boolean admin, Language reads) {
        int pages = Math.max(1, (found.size() + LISTED - 1) / LISTED);
        int at = Math.clamp(page, 0, pages - 1);
        List<Article> some = found.subList(at * LISTED, Math.min(found.size(), (at + 1) * LISTED));
        Text title = words.isEmpty()
                ? Text.of("library.title")
                : Text.of("library.found", "words", words, "count", found.size());
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        elements.add(new Element.Bullets(
                some.stream().map(article -> line(article, reads)).toList()));
        elements.add(new Element.Buttons(some.stream()
                .map(article -> Button.doing(Text.words(brief(article.title())), open(article.key(), 0)))
                .toList()));
        List<Button> others = new ArrayList<>();
        if (at + 1 < pages) {
            others.add(Button.doing(
                    Text.of("library.button.more-articles"),
                    Button.Action.of("library.list", "words", words, "page", at + 1)));
        }
        if (admin) {
            others.add(Button.opening(Text.of("library.button.add"), Button.Action.of("library.add")));
        }
        if (!others.isEmpty()) {
            elements.add(new Element.Buttons(others));
        }
        elements.add(new Element.Note(Text.of("library.note")));
        return new Card(title, elements);
    }

    private static Text line(Article article, Language reads) {
        Text title = Text.words(article.title());
        if (!article.summary().isEmpty()) {
            return Text.of("library.line", "title", title, "summary", article.summary());
        }
        return article.language() == reads
                ? title
                : Text.of(
                        "library.line-other",
                        "title",
                        title,
                        "language",
                        Text.of("library.in." + article.language().tag()));
    }

    static Card nothing(String words, Optional<String> nearest) {
        Text sentence = nearest.map(near -> Text.of("library.nothing-nearest", "words", words, "nearest", near))
                .orElse(Text.of("library.nothing", "words", words));
        List<Button> buttons = new ArrayList<>();
        nearest.ifPresent(near -> buttons.add(
                Button.doing(Text.words(near), Button.Action.of("library.list", "words", near, "page", 0))));
        buttons.add(all());
        return Card.of(sentence, new Element.Paragraph(sentence), new Element.Buttons(buttons));
    }

    static Card page(Article article, Reading reading, int page, boolean admin) {
        int at = Math.clamp(page, 0, reading.pages().size() - 1);
        Reading.Page here = reading.pages().get(at);
        Text title = Text.words(article.title());
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        if (reading.pages().size() > 1) {
            elements.add(new Element.Note(Text.of(
                    "library.page", "page", at + 1, "pages", reading.pages().size())));
        }
        elements.addAll(here.elements());
        elements.addAll(links(here.links()));
        List<Button> others = new ArrayList<>();
        if (at + 1 < reading.pages().size()) {
            others.add(Button.doing(Text.of("library.button.more"), open(article.key(), at + 1))
                    .primary());
        }
        if (at > 0) {
            others.add(Button.doing(Text.of("library.button.back"), open(article.key(), at - 1)));
        }
        others.add(all());
        if (admin && article.written()) {
            others.add(Button.opening(
                    Text.of("library.button.change"), Button.Action.of("library.change", "article", article.key())));
            others.add(Button.doing(
                    Text.of("library.button.remove"), Button.Action.of("library.remove", "article", article.key())));
        }
        elements.add(new Element.Buttons(others));
        return new Card(title, elements);
    }

    /** The first ones as buttons, the others with their addresses. */
    private static List<Element> links(List<WebLink> links) {
        if (links.isEmpty()) {
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Buttons(links.stream()
                .limit(LINKS)
                .map(link -> new Button(
                        Text.words(brief(link.label())), new Button.Press.OpenLink(link.url()), Button.Style.PLAIN))
                .toList()));
        if (links.size() > LINKS) {
            elements.add(new Element.Bullets(links.stream()
                    .skip(LINKS)
                    .<Text>map(link -> Text.words(link.label() + ": " + link.url()))
                    .toList()));
        }
        return elements;
    }

    static Card saved(AddedArticle article) {
        Text sentence = Text.of("library.saved", "title", article.title());
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                new Element.Note(Text.of("library.saved." + article.audience().tag())),
                Element.Buttons.of(
                        Button.doing(Text.of("library.button.read"), open(Article.OWN + article.id(), 0)), all()));
    }

    static Card askToRemove(Article article) {
        Text sentence = Text.of("library.remove", "title", article.title());
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                Element.Buttons.of(
                        Button.doing(
                                        Text.of("library.button.remove-yes"),
                                        Button.Action.of("library.remove-yes", "article", article.key()))
                                .danger(),
                        Button.doing(Text.of("library.button.remove-no"), open(article.key(), 0))));
    }

    static Card refreshed(FolderRefresh.Outcome outcome) {
        Text title = outcome.nothingNew() ? Text.of("library.refreshed.nothing") : Text.of("library.refreshed");
        List<Element> elements = new ArrayList<>(List.of(new Element.Paragraph(title)));
        named(elements, "new", outcome.added());
        named(elements, "changed", outcome.changed());
        named(elements, "removed", outcome.removed());
        if (!outcome.unread().isEmpty()) {
            elements.add(new Element.Paragraph(Text.of(
                    "library.refreshed.unread", "count", outcome.unread().size())));
            elements.add(new Element.Bullets(outcome.unread().stream()
                    .limit(NAMED)
                    .map(unread -> Text.of("library.refreshed.unread-file", "file", unread.path(), "why", unread.why()))
                    .toList()));
            elements.add(new Element.Note(Text.of("library.refreshed.unread-note")));
        }
        elements.add(Element.Buttons.of(all()));
        return new Card(title, elements);
    }

    private static void named(List<Element> elements, String what, List<String> titles) {
        if (!titles.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("library.refreshed." + what, "count", titles.size())));
            elements.add(new Element.Bullets(
                    titles.stream().limit(NAMED).<Text>map(Text::words).toList()));
            if (titles.size() > NAMED) {
                elements.add(new Element.Note(Text.of("library.refreshed.more", "count", titles.size() - NAMED)));
            }
        }
    }

    static Button all() {
        return Button.doing(Text.of("library.button.all"), Button.Action.of("library.list", "words", "", "page", 0));
    }

    private static Button.Action open(String key, int page) {
        return Button.Action.of("library.open", "article", key, "page", page);
    }

    /** A button's label holds 75 characters. */
    private static String brief(@Nullable String title) {
        String whole = title == null ? "" : title;
        return whole.length() <= 70 ? whole : whole.substring(0, whole.offsetByCodePoints(0, 60)) + "…";
    }
}
