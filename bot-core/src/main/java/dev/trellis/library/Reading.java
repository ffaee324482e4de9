package dev.trellis.library;

import dev.trellis.conversation.message.Element;
import dev.trellis.library.Markdown.Part;
import dev.trellis.library.Markdown.WebLink;
import java.util.ArrayList;
import java.util.List;

/** An article in pages that fit into a chat. */
record Reading(List<Page> pages) {
    /** Characters of a page; an element that is longer is a page of its own. */
    private static final int LONGEST = 1_800;

    private static final int MOST_ELEMENTS = 14;

    Reading {
        pages = List.copyOf(pages);
    }

    /** @param links to the web, in the order of the text */
    record Page(List<Element> elements, List<WebLink> links) {
        Page {
            elements = List.copyOf(elements);
            links = List.copyOf(links);
        }
    }

    static Reading of(String markdown, String title) {
        List<Page> pages = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        List<WebLink> links = new ArrayList<>();
        int size = 0;
        for (Part part : Markdown.parts(markdown)) {
            if (pages.isEmpty() && elements.isEmpty() && isTitle(part, title)) {
                continue;
            }
            if (!elements.isEmpty() && (size + part.size() > LONGEST || elements.size() == MOST_ELEMENTS)) {
                Element last = elements.getLast();
                boolean heading = last instanceof Element.Heading && elements.size() > 1;
                // A heading stands with what it is about.
                pages.add(new Page(heading ? elements.subList(0, elements.size() - 1) : elements, links));
                elements.clear();
                links.clear();
                size = 0;
                if (heading) {
                    elements.add(last);
                }
            }
            elements.add(part.element());
            links.addAll(part.links());
            size += part.size();
        }
        if (!elements.isEmpty() || pages.isEmpty()) {
            pages.add(new Page(elements, links));
        }
        return new Reading(pages);
    }

    private static boolean isTitle(Part part, String title) {
        return part.element() instanceof Element.Heading heading
                && heading.text() instanceof dev.trellis.text.Text.Words words
                && words.words().strip().equals(title.strip());
    }
}
