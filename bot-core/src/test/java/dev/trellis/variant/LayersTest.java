package dev.trellis.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.cadence.Cadence;
import dev.trellis.program.Holidays;
import dev.trellis.program.Program;
import dev.trellis.program.Template;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import dev.trellis.variant.Layers.By;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A6: override layers per region, function or language; the most specific wins, for each setting by itself. */
class LayersTest {
    private static final Who SALES_IN_BERLIN = new Who("DACH", "Sales", "de");

    private final List<Variant> variants = new ArrayList<>();

    @Test
    void withoutVariantsTheProgramDecides() {
        assertThat(layers("").cadence(null, SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>("weekly", new By.OfTheProgram()));
        assertThat(layers("To grow.").aim(SALES_IN_BERLIN))
                .contains(new Layers.Decided<>(Text.words("To grow."), new By.OfTheProgram()));
    }

    @Test
    void withoutOwnWordsTheTemplateDecides() {
        assertThat(layers("").aim(SALES_IN_BERLIN))
                .contains(
                        new Layers.Decided<>(Template.LEADERSHIP.purpose(), new By.OfTheTemplate(Template.LEADERSHIP)));
    }

    @Test
    void thePairsOwnRhythmComesFirst() {
        variant("DACH", "Sales", "de", "daily");

        assertThat(layers("").cadence("monthly", SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>("monthly", new By.OfThePair()));
    }

    @Test
    void aFunctionIsNarrowerThanARegionAndARegionThanALanguage() {
        Variant language = variant("", "", "de", "monthly");
        assertDecides(language);
        Variant region = variant("DACH", "", "", "fortnightly");
        assertDecides(region);
        Variant function = variant("", "Sales", "", "daily");
        assertDecides(function);
    }

    @Test
    void twoThingsAreNarrowerThanOneWhicheverTheyAre() {
        variant("", "Sales", "", "daily");
        Variant both = variant("DACH", "", "de", "monthly");
        assertDecides(both);
        Variant withFunction = variant("", "Sales", "de", "quarterly");
        assertDecides(withFunction);
        Variant functionAndRegion = variant("DACH", "Sales", "", "fortnightly");
        assertDecides(functionAndRegion);
        Variant all = variant("DACH", "Sales", "de", "weekly");
        assertDecides(all);
    }

    @Test
    void whomAVariantDoesNotCoverItDoesNotTouch() {
        variant("Brazil", "", "", "daily");
        variant("DACH", "Marketing", "", "monthly");

        assertThat(layers("").cadence(null, SALES_IN_BERLIN).by()).isEqualTo(new By.OfTheProgram());
        assertThat(layers("").cadence(null, new Who("", "", "de")).by()).isEqualTo(new By.OfTheProgram());
    }

    @Test
    void capitalLettersMakeNoDifference() {
        Variant region = variant("dach", "", "", "daily");

        assertDecides(region);
    }

    @Test
    void eachSettingIsDecidedByItself() {
        Variant narrow = variant("DACH", "Sales", "", "daily");
        Variant wide = new Variant(9, 1, 1, "", "", "de", "monthly", new PrivateWords("Wachsen."), "2026-12-25");
        variants.add(wide);
        Layers layers = layers("To grow.");

        assertThat(layers.cadence(null, SALES_IN_BERLIN).by()).isEqualTo(new By.OfAVariant(narrow));
        assertThat(layers.aim(SALES_IN_BERLIN))
                .contains(new Layers.Decided<>(Text.words("Wachsen."), new By.OfAVariant(wide)));
        assertThat(layers.holidays(SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>(Holidays.of("2026-12-25"), new By.OfAVariant(wide)));
        assertThat(layers.holidays(new Who("DACH", "Sales", "en")))
                .as("days of layers are not added up")
                .isEqualTo(new Layers.Decided<>(Holidays.of("2026-01-01"), new By.OfTheProgram()));
    }

    @Test
    void anotherProgramsVariantsAreNotLookedAt() {
        variants.add(new Variant(9, 1, 2, "DACH", "", "", "daily", null, null));

        assertThat(layers("").cadence(null, SALES_IN_BERLIN).value()).isEqualTo("weekly");
    }

    @Test
    void theOrderInWhichTheyWereWrittenMakesNoDifference() {
        for (String region : List.of("", "DACH")) {
            for (String function : List.of("", "Sales")) {
                for (String language : List.of("", "de")) {
                    if (!(region + function + language).isEmpty()) {
                        variant(region, function, language, region + function + language);
                    }
                }
            }
        }
        Random random = new Random(6);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(variants, random);
            assertThat(layers("").cadence(null, SALES_IN_BERLIN).value()).isEqualTo("DACHSalesde");
            assertThat(layers("").cadence(null, new Who("DACH", "", "de")).value())
                    .isEqualTo("DACHde");
        }
    }

    @Test
    void variantsHaveNoSayAboutDeepDivesAndReviews() {
        variant("", "", "de", "daily");
        Layers layers = layers("");
        assertThat(layers.cadence(Cadence.Kind.DEEP_DIVE, null, SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>("monthly", new By.OfTheProgram()));
        assertThat(layers.cadence(Cadence.Kind.REVIEW, null, SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>("off", new By.OfTheProgram()));
        assertThat(layers.cadence(Cadence.Kind.REVIEW, "quarterly", SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>("quarterly", new By.OfThePair()));
        assertThat(layers.cadence(Cadence.Kind.CHECK_IN, null, SALES_IN_BERLIN).value())
                .isEqualTo("daily");
    }

    private void assertDecides(Variant variant) {
        assertThat(layers("").cadence(null, SALES_IN_BERLIN))
                .isEqualTo(new Layers.Decided<>(variant.checkInCadence(), new By.OfAVariant(variant)));
    }

    private Variant variant(String region, String function, String language, @Nullable String cadence) {
        Variant variant = new Variant(variants.size() + 1L, 1, 1, region, function, language, cadence, null, null);
        variants.add(variant);
        return variant;
    }

    private Layers layers(String purpose) {
        Program program = new Program(
                1,
                1,
                "Peers",
                purpose,
                "Europe/Berlin",
                "weekly",
                null,
                DayOfWeek.MONDAY,
                540,
                null,
                Instant.EPOCH,
                null,
                Template.LEADERSHIP.tag(),
                null,
                null,
                2,
                "2026-01-01",
                3,
                "monthly",
                "off");
        return new Layers(program, variants);
    }
}
