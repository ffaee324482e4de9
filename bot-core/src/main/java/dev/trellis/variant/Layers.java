package dev.trellis.variant;

import dev.trellis.cadence.Cadence;
import dev.trellis.program.Holidays;
import dev.trellis.program.Program;
import dev.trellis.program.Template;
import dev.trellis.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program with its variants, one upon the other. For each setting by itself the most specific layer that says anything decides: the
 * pair's own, then the variants that cover the person from the narrowest to the widest, then the program, then its template (A6). Pure.
 */
public final class Layers {
    private static final Comparator<Variant> NARROWEST_FIRST =
            Comparator.comparingInt(Variant::specificity).reversed();

    private final Program program;
    private final Holidays holidays;
    private final List<Variant> variants;

    public Layers(Program program, List<Variant> variants) {
        this.program = program;
        this.holidays = Holidays.of(program.holidays());
        this.variants = variants.stream()
                .filter(variant -> variant.programId() == program.id())
                .sorted(NARROWEST_FIRST)
                .toList();
    }

    /**
     * How often the person is asked how it goes.
     *
     * @param own the pair's own rule
     */
    public Decided<String> cadence(@Nullable String own, Who who) {
        return own != null
                ? new Decided<>(own, new By.OfThePair())
                : narrowest(who, Variant::checkInCadence)
                        .orElseGet(() -> new Decided<>(program.checkInCadence(), new By.OfTheProgram()));
    }

    /**
     * How often the person is asked for this (A4). Variants decide about check-ins only.
     *
     * @param own the pair's own rule
     */
    public Decided<String> cadence(Cadence.Kind kind, @Nullable String own, Who who) {
        return switch (kind) {
            case CHECK_IN -> cadence(own, who);
            case DEEP_DIVE, REVIEW ->
                own != null
                        ? new Decided<>(own, new By.OfThePair())
                        : new Decided<>(program.cadence(kind), new By.OfTheProgram());
        };
    }

    /** What the program is for, as this person reads it; empty if nobody says. */
    public Optional<Decided<Text>> aim(Who who) {
        Optional<Decided<Text>> words = narrowest(
                who,
                variant -> variant.purpose() == null
                        ? null
                        : Text.words(variant.purpose().text()));
        if (words.isPresent()) {
            return words;
        }
        return program.purpose().isBlank()
                ? program.from().map(template -> new Decided<>(template.purpose(), new By.OfTheTemplate(template)))
                : Optional.of(new Decided<>(Text.words(program.purpose()), new By.OfTheProgram()));
    }

    /** When the person is not asked anything. The days of one layer: they are not added up. */
    public Decided<Holidays> holidays(Who who) {
        return narrowest(who, variant -> variant.holidays() == null ? null : Holidays.of(variant.holidays()))
                .orElseGet(() -> new Decided<>(holidays, new By.OfTheProgram()));
    }

    private <T> Optional<Decided<T>> narrowest(Who who, Function<Variant, @Nullable T> setting) {
        for (Variant variant : variants) {
            T value = variant.covers(who) ? setting.apply(variant) : null;
            if (value != null) {
                return Optional.of(new Decided<>(value, new By.OfAVariant(variant)));
            }
        }
        return Optional.empty();
    }

    /** A setting, and which layer said so. */
    public record Decided<T>(T value, By by) {}

    /** A layer. */
    public sealed interface By {
        record OfThePair() implements By {}

        record OfAVariant(Variant variant) implements By {}

        record OfTheProgram() implements By {}

        record OfTheTemplate(Template template) implements By {}
    }
}
