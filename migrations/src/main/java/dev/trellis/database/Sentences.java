package dev.trellis.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Turns what a disk or the server says into what an operator can do. */
final class Sentences {
    private static final String ELSE = " Or set TRELLIS_DATABASE_URL to a MySQL of your own.";

    private Sentences() {}

    /** A failure of the file system while trying to do something in a folder. */
    static DatabaseUnusableException about(String doing, Path folder, IOException failure) {
        String reason = String.valueOf(
                failure instanceof FileSystemException detailed && detailed.getReason() != null
                        ? detailed.getReason()
                        : failure.getMessage());
        String start = "Trellis could not " + doing + " in " + folder + ": ";
        if (failure instanceof AccessDeniedException
                || mentions(reason, "permission denied", "read-only file system")) {
            return new DatabaseUnusableException(
                    start + "this user may not write there. Give the folder to the user who runs Trellis, or set"
                            + " TRELLIS_DATA_DIR to another one." + ELSE,
                    failure);
        }
        if (mentions(reason, "no space left", "not enough space", "disk quota")) {
            return new DatabaseUnusableException(start + diskFull(), failure);
        }
        return new DatabaseUnusableException(start + reason + "." + ELSE, failure);
    }

    /** The server ended, or never answered; what it last wrote says why. */
    static DatabaseUnusableException serverFailed(String what, Path log, List<String> lastLines) {
        String text = String.join("\n", lastLines);
        String start = "The embedded database " + what + ": ";
        String end = " Its log is " + log + ".";
        if (mentions(text, "no space left", "errno: 28", "error: 28", "error 28", "disk full", "error number 28")) {
            return new DatabaseUnusableException(start + diskFull() + end);
        }
        if (mentions(text, "permission denied", "errno: 13", "error 13", "error number 13")) {
            return new DatabaseUnusableException(start
                    + "a file in its folder may not be read or written. Give the whole folder to the user who runs"
                    + " Trellis." + end);
        }
        if (mentions(text, "error while loading shared libraries")) {
            String library = text.replaceAll("(?s).*error while loading shared libraries: ([^:\\s]+).*", "$1");
            return new DatabaseUnusableException(start + "this system lacks the library " + library
                    + ". Install it (a full Debian or Red Hat image has it)." + ELSE + end);
        }
        if (mentions(text, "unable to lock", "resource temporarily unavailable", "could not get an exclusive lock")) {
            return new DatabaseUnusableException(
                    start + "another database server is using the same folder. Stop it." + end);
        }
        // The first error is the cause, the others are what followed from it.
        String reason = lastLines.stream()
                .filter(line -> line.contains("[ERROR]"))
                .findFirst()
                .or(() -> lastLines.stream().reduce((before, after) -> after))
                .orElse("it said nothing");
        return new DatabaseUnusableException(start + reason.strip() + "." + end + ELSE);
    }

    private static String diskFull() {
        return "the disk is full. Free some space (the embedded database needs about 500 MB to begin with).";
    }

    static boolean mentions(String text, String... phrases) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String phrase : phrases) {
            if (lower.contains(phrase)) {
                return true;
            }
        }
        return false;
    }
}
