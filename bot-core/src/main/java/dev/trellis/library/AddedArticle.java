package dev.trellis.library;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Language;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an organization added to the library.
 *
 * @param path of the file in its folder; of what was written in the chat, a word that nothing else has
 * @param language a tag
 * @param tags joined by commas
 * @param body Markdown
 * @param digest tells whether it is still what somebody has seen
 * @param writtenBy absent: nobody in the chat, or they were forgotten
 */
@MappedEntity("library_article")
record AddedArticle(
        @Id @GeneratedValue long id,
        long organizationId,
        Origin origin,
        String path,
        String language,
        Audience audience,
        String title,
        String tags,
        PrivateWords body,
        String digest,
        @Nullable Long writtenBy,
        Instant changedAt) {
    static final int LONGEST_TITLE = 150;
    static final int LONGEST_TAGS = 300;

    /** Where it comes from. */
    enum Origin {
        FORM,
        FOLDER
    }

    Article article() {
        return new Article(
                Article.OWN + id,
                Language.ofTag(language),
                audience,
                title,
                "",
                split(tags),
                body.text(),
                origin == Origin.FORM);
    }

    static List<String> split(String tags) {
        return Stream.of(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
