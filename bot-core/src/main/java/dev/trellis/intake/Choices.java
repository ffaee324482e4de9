package dev.trellis.intake;

import dev.trellis.conversation.form.Field;
import dev.trellis.term.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be chosen from a list, and what was: a value in a form for each tag, and the way back.
 *
 * <p>What somebody chose before and an admin has taken from the list since is still offered to them, so that saving loses nothing.
 */
final class Choices {
    private final Term.Kind kind;
    private final Map<String, String> tags = new LinkedHashMap<>();

    private Choices(Term.Kind kind, List<String> offered) {
        this.kind = kind;
        offered.forEach(tag -> tags.putIfAbsent(value(tag), tag));
    }

    static Choices of(Term.Kind kind, List<Term> list, Collection<String> chosen) {
        List<String> offered = new ArrayList<>(list.stream().map(Term::tag).toList());
        chosen.stream().filter(tag -> !offered.contains(tag)).sorted().forEach(offered::add);
        return new Choices(kind, offered);
    }

    /** Tags as their list has them; what is not in it any more comes last. */
    static List<String> inOrder(List<Term> list, Collection<String> tags) {
        List<String> ordered = new ArrayList<>(
                list.stream().map(Term::tag).filter(tags::contains).toList());
        tags.stream().filter(tag -> !ordered.contains(tag)).sorted().forEach(ordered::add);
        return ordered;
    }

    List<Field.Option> options() {
        return tags.entrySet().stream()
                .map(choice -> new Field.Option(choice.getKey(), Term.say(kind, choice.getValue())))
                .toList();
    }

    List<String> values(Collection<String> chosen) {
        return tags.entrySet().stream()
                .filter(choice -> chosen.contains(choice.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The tags of values that came back. */
    List<String> tags(List<String> values) {
        return values.stream().filter(tags::containsKey).map(tags::get).toList();
    }

    /** A value has no comma: several of them are joined by commas. */
    private static String value(String tag) {
        return tag.replace(',', '‚');
    }
}
