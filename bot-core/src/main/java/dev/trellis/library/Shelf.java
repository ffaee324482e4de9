package dev.trellis.library;

import dev.trellis.conversation.Turn;
import dev.trellis.enrolment.Side;
import dev.trellis.person.Right;
import dev.trellis.storage.Sql;
import dev.trellis.text.Language;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody may read: what comes with Trellis in their language, and what their organization added, for the sides that they are on. */
@Singleton
class Shelf {
    private final AddedArticles added;
    private final Sql sql;
    private final TextWords words = new TextWords();

    Shelf(AddedArticles added, Sql sql) {
        this.added = added;
        this.sql = sql;
    }

    /**
     * What the organization added first, and of it what is in the reader's language before the rest. A list needs no texts, so those of
     * what was added are neither read nor opened.
     */
    List<Article> of(Turn turn) {
        return seen(turn).stream().map(Head::article).toList();
    }

    /** Those in which these words stand, best first; all for none. Texts that were searched before are not read again. */
    List<Article> find(Turn turn, String typed) {
        List<Head> heads = seen(turn);
        List<Article> articles = heads.stream().map(Head::article).toList();
        if (typed.isEmpty()) {
            return articles;
        }
        Map<TextWords.Text, Map<String, Long>> texts =
                words.of(heads.stream().flatMap(head -> head.text().stream()).toList(), unknown -> read(turn, unknown));
        Map<String, Map<String, Long>> byKey = new HashMap<>();
        heads.forEach(head -> byKey.put(
                head.article().key(),
                head.text()
                        .map(text -> texts.getOrDefault(text, Map.of()))
                        .orElseGet(() -> StarterKit.words(head.article()))));
        return Finding.find(articles, typed, article -> byKey.getOrDefault(article.key(), Map.of()));
    }

    private Map<TextWords.Text, Map<String, Long>> read(Turn turn, List<TextWords.Text> unknown) {
        Map<TextWords.Text, Map<String, Long>> read = new HashMap<>();
        added.findByOrganizationIdAndIdIn(
                        turn.organizationId(),
                        unknown.stream().map(TextWords.Text::id).toList())
                .forEach(article -> read.put(
                        new TextWords.Text(article.organizationId(), article.id(), article.digest()),
                        Finding.text("", article.body().text())));
        return read;
    }

    private List<Head> seen(Turn turn) {
        Language own = turn.voice().language();
        Set<Side> sides = sides(turn);
        List<Head> theirs = heads(turn);
        return Stream.of(
                        theirs.stream().filter(head -> head.article().language() == own),
                        StarterKit.of(own).stream().map(article -> new Head(article, Optional.empty())),
                        theirs.stream().filter(head -> head.article().language() != own))
                .flatMap(heads -> heads)
                .filter(head -> head.article().audience().holds(sides))
                .toList();
    }

    /** What was added, without the texts. */
    private List<Head> heads(Turn turn) {
        return sql.query(
                "select id, origin, language, audience, title, tags, digest from library_article where organization_id = ? order by title",
                row -> new Head(
                        new Article(
                                Article.OWN + row.getLong("id"),
                                Language.ofTag(row.getString("language")),
                                Audience.valueOf(row.getString("audience")),
                                row.getString("title"),
                                "",
                                AddedArticle.split(row.getString("tags")),
                                "",
                                AddedArticle.Origin.valueOf(row.getString("origin")) == AddedArticle.Origin.FORM),
                        Optional.of(
                                new TextWords.Text(turn.organizationId(), row.getLong("id"), row.getString("digest")))),
                turn.organizationId());
    }

    /**
     * An article of a list.
     *
     * @param text empty for what comes with Trellis
     */
    private record Head(Article article, Optional<TextWords.Text> text) {}

    /** The one with this key, if the actor may read it. */
    Optional<Article> one(Turn turn, String key) {
        Optional<Article> found = key.matches(Article.OWN + "[0-9]{1,18}")
                ? added.findByIdAndOrganizationId(
                                Long.parseLong(key.substring(Article.OWN.length())), turn.organizationId())
                        .map(AddedArticle::article)
                : StarterKit.of(turn.voice().language()).stream()
                        .filter(article -> article.key().equals(key))
                        .findFirst();
        return found.filter(article ->
                article.audience() == Audience.ALL || article.audience().holds(sides(turn)));
    }

    /** Whoever runs programs reads everything. */
    private Set<Side> sides(Turn turn) {
        if (turn.actor().may(Right.RUN_PROGRAMS)) {
            return EnumSet.allOf(Side.class);
        }
        Set<Side> sides = EnumSet.noneOf(Side.class);
        long person = turn.actor().id();
        sql.query(
                """
                select side from enrolment where person_id = ? and state in ('INVITED', 'APPLIED', 'ENROLLED') and organization_id = ?
                union select 'MENTOR' from pair where mentor_id = ? and organization_id = ?
                union select 'MENTEE' from pair where mentee_id = ? and organization_id = ?
                """,
                row -> sides.add(Side.valueOf(row.getString("side"))),
                person,
                turn.organizationId(),
                person,
                turn.organizationId(),
                person,
                turn.organizationId());
        return sides;
    }
}
