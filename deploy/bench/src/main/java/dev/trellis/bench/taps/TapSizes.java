package dev.trellis.bench.taps;

import dev.trellis.bench.comparison.Sizes;

/**
 * How much is tapped.
 *
 * @param people who each tap once a round
 * @param rounds that warm up, and that count
 */
record TapSizes(int people, int connections, int warmUps, int pairs) {
    static TapSizes of(Sizes sizes) {
        return new TapSizes(
                sizes.of("people", 8_000), sizes.of("connections", 32), sizes.of("warm-ups", 3), sizes.of("pairs", 5));
    }

    int rounds() {
        return warmUps + pairs;
    }

    Tapped.Round round(int number) {
        return new Tapped.Round(connections, people, (long) number * people);
    }
}
