package dev.trellis.library;

import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.library.AddedArticle.Origin;
import dev.trellis.secrecy.Hash;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which an admin writes an article, or changes one. */
final class LibraryForm {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_BODY = 3_000;
    private static final int LONGEST_TAGS = 200;

    private LibraryForm() {}

    /** @param article absent: a new one */
    static Form of(String name, @Nullable AddedArticle article, Language reads) {
        return new Form(
                name,
                article == null
                        ? Map.of()
                        : Map.of(
                                "article",
                                Article.OWN + article.id(),
                                "seen",
                                article.digest().substring(0, 16)),
                Text.of(name + ".form.title"),
                Text.of("library.form.introduction"),
                List.of(
                        new Field.Line(
                                "title",
                                Text.of("library.form.name"),
                                null,
                                true,
                                false,
                                LONGEST_TITLE,
                                article == null ? null : article.title()),
                        new Field.Line(
                                "body",
                                Text.of("library.form.body"),
                                Text.of("library.form.body-hint"),
                                true,
                                true,
                                LONGEST_BODY,
                                article == null ? null : article.body().text()),
                        new Field.Line(
                                "tags",
                                Text.of("library.form.tags"),
                                Text.of("library.form.tags-hint"),
                                false,
                                false,
                                LONGEST_TAGS,
                                article == null || article.tags().isEmpty() ? null : article.tags()),
                        new Field.Choice(
                                "language",
                                Text.of("library.form.language"),
                                null,
                                true,
                                Stream.of(Language.values())
                                        .map(language -> new Field.Option(
                                                language.tag(), Text.of("library.in." + language.tag())))
                                        .toList(),
                                Field.Look.MENU,
                                article == null ? reads.tag() : article.language()),
                        new Field.Choice(
                                "audience",
                                Text.of("library.form.audience"),
                                null,
                                true,
                                Stream.of(Audience.values())
                                        .map(audience -> new Field.Option(
                                                audience.tag(), Text.of("library.for." + audience.tag())))
                                        .toList(),
                                Field.Look.OPEN,
                                (article == null ? Audience.ALL : article.audience()).tag())),
                Text.of("library.form.submit"));
    }

    /** What was entered, as a row. */
    static AddedArticle article(
            Submission submission, @Nullable AddedArticle before, long organization, long author, Instant now) {
        String tags = submission
                .maybe("tags")
                .map(all -> AddedArticle.split(all).stream().distinct().collect(Collectors.joining(", ")))
                .orElse("");
        Audience audience = Stream.of(Audience.values())
                .filter(one -> one.tag().equals(submission.value("audience")))
                .findFirst()
                .orElseThrow();
        String title = submission.value("title").strip();
        String body = submission.value("body");
        String language = submission.value("language");
        return new AddedArticle(
                before == null ? 0 : before.id(),
                organization,
                Origin.FORM,
                before == null ? UUID.randomUUID().toString() : before.path(),
                language,
                audience,
                title,
                tags,
                new PrivateWords(body),
                Hash.ofAll(title, tags, language, audience.tag(), body),
                author,
                now);
    }
}
