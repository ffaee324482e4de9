package dev.trellis.variant;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is different in a program for people of a region, a function, a language, or several of these at once (A6).
 *
 * @param region empty: whichever
 * @param jobFunction empty: whichever
 * @param language a tag; empty: whichever
 * @param checkInCadence a named cadence or an RRULE; absent: as for everybody else
 * @param purpose what the program is for, in these people's words; absent: as for everybody else
 * @param holidays see {@link dev.trellis.program.Holidays}; absent: as for everybody else
 */
@MappedEntity("variant")
public record Variant(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        String region,
        String jobFunction,
        String language,
        @Nullable String checkInCadence,
        @Nullable PrivateWords purpose,
        @Nullable String holidays) {

    boolean covers(Who who) {
        return covers(region, who.region())
                && covers(jobFunction, who.jobFunction())
                && covers(language, who.language());
    }

    boolean reachesTheSameAs(Variant other) {
        return region.equalsIgnoreCase(other.region)
                && jobFunction.equalsIgnoreCase(other.jobFunction)
                && language.equals(other.language);
    }

    /**
     * How much it says about whom it is for: two things are more than one, whichever they are; of as many, a function is narrower than a
     * region, and a region narrower than a language. No two variants that cover one person are equal in this.
     */
    int specificity() {
        long named = Stream.of(region, jobFunction, language)
                .filter(one -> !one.isEmpty())
                .count();
        return (int) named * 10
                + (jobFunction.isEmpty() ? 0 : 3)
                + (region.isEmpty() ? 0 : 2)
                + (language.isEmpty() ? 0 : 1);
    }

    private static boolean covers(String named, String theirs) {
        return named.isEmpty() || named.equalsIgnoreCase(theirs);
    }
}
