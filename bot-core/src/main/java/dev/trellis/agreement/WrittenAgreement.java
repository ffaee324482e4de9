package dev.trellis.agreement;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of an agreement with everything it says.
 *
 * @param own what somebody wrote in place of the template's text
 */
record WrittenAgreement(Agreement agreement, AgreementVersion row, Map<Clause, Worded> own) {
    WrittenAgreement {
        own = Map.copyOf(own);
    }

    int version() {
        return row.version();
    }

    boolean isNewest() {
        return row.version() == agreement.version();
    }

    boolean isInForce() {
        return agreement.isInForce(row.version());
    }

    /** What somebody wrote, to the letter, or what the template says in the reader's language. */
    Text says(Clause clause) {
        Worded worded = own.get(clause);
        if (worded == null) {
            return agreement.templates(clause);
        }
        String words = PrivateWords.text(worded.words());
        return words == null ? Text.of("agreement.words-gone") : Text.words(words);
    }

    /** What somebody wrote; absent: the template's text stands there, or the words are not kept any more. */
    @Nullable
    String words(Clause clause) {
        Worded worded = own.get(clause);
        return worded == null ? null : PrivateWords.text(worded.words());
    }

    /** Whether the clause of this tag says so; empty words mean the template's. */
    boolean has(String tag, String words) {
        return Arrays.stream(Clause.values())
                .filter(clause -> clause.tag().equals(tag))
                .allMatch(clause -> words.equals(Objects.requireNonNullElse(words(clause), "")));
    }

    /**
     * A clause that somebody worded.
     *
     * @param words absent: not kept any more
     * @param by absent: the admins
     */
    record Worded(@Nullable PrivateWords words, @Nullable Long by) {}
}
