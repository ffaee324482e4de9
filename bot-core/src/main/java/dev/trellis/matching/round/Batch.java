package dev.trellis.matching.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Statements about many are said for {@value #SIZE} at a time. */
final class Batch {
    static final int SIZE = 500;

    private Batch() {}

    static <T> void each(Collection<T> all, Consumer<List<T>> some) {
        List<T> list = List.copyOf(all);
        for (int from = 0; from < list.size(); from += SIZE) {
            some.accept(list.subList(from, Math.min(list.size(), from + SIZE)));
        }
    }

    /** A statement's parameters: first the single ones, then the list. */
    static @Nullable Object[] with(Collection<?> list, @Nullable Object... before) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object one : before) {
            all.add(one);
        }
        all.addAll(list);
        return all.toArray();
    }
}
