package dev.trellis.library;

import dev.trellis.conversation.Turn;
import dev.trellis.enrolment.Side;
import dev.trellis.person.Right;
import dev.trellis.storage.Sql;
import dev.trellis.text.Language;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody may read: what comes with Trellis in their language, and what their organization added, for the sides that they are on. */
@Singleton
class Shelf {
    private final AddedArticles added;
    private final Sql sql;

    Shelf(AddedArticles added, Sql sql) {
        this.added = added;
        this.sql = sql;
    }

    /** What the organization added first, and of it what is in the reader's language before the rest. */
    List<Article> of(Turn turn) {
        Language own = turn.voice().language();
        Set<Side> sides = sides(turn);
        List<Article> theirs = added.findByOrganizationIdOrderByTitle(turn.organizationId()).stream()
                .map(AddedArticle::article)
                .toList();
        return Stream.of(
                        theirs.stream().filter(article -> article.language() == own),
                        StarterKit.of(own).stream(),
                        theirs.stream().filter(article -> article.language() != own))
                .flatMap(articles -> articles)
                .filter(article -> article.audience().holds(sides))
                .toList();
    }

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
