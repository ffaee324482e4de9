package dev.trellis.text;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;

/** Dates and numbers as people write them (CLDR, through ICU): skeletons, so every language orders the parts its own way. */
final class Dates {
    private static final String DAY = "EEEEMMMMd";
    private static final String TIME = "jmm";
    private static final String DATE = "yMMMMd";

    private Dates() {}

    static String moment(Language language, ZonedDateTime at, Text.Moment.Form form) {
        String skeleton = switch (form) {
            case DAY_AND_TIME -> DAY + TIME;
            case DAY -> DAY;
            case TIME -> TIME;
            case DATE -> DATE;
        };
        return format(language, skeleton, at);
    }

    static String day(Language language, LocalDate day, boolean brief) {
        return format(language, brief ? "MMMd" : DAY, day.atStartOfDay(ZoneOffset.UTC));
    }

    static String date(Language language, LocalDate day) {
        return format(language, DATE, day.atStartOfDay(ZoneOffset.UTC));
    }

    static String number(Language language, double amount) {
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(1);
        return format.format(amount);
    }

    private static String format(Language language, String skeleton, ZonedDateTime at) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, language.locale());
        format.setTimeZone(TimeZone.getTimeZone(
                at.getZone().equals(ZoneOffset.UTC) ? "UTC" : at.getZone().getId()));
        return format.format(Date.from(at.toInstant()));
    }
}
