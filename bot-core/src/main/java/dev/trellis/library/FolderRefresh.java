package dev.trellis.library;

import dev.trellis.library.AddedArticle.Origin;
import dev.trellis.library.LibraryFolder.Found;
import dev.trellis.library.LibraryFolder.Unread;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what an organization has of the folder the same as the folder. A file that cannot be read stays as it was. */
@Singleton
class FolderRefresh {
    /** Files of one statement, which has to fit into a packet. */
    private static final int AT_ONCE = 20;

    private final AddedArticles articles;
    private final Sql sql;
    private final Vault vault;

    FolderRefresh(AddedArticles articles, Sql sql, Vault vault) {
        this.articles = articles;
        this.sql = sql;
        this.vault = vault;
    }

    /** What became of the files, by their titles. */
    record Outcome(List<String> added, List<String> changed, List<String> removed, List<Unread> unread) {
        boolean nothingNew() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    Outcome refresh(long organization, LibraryFolder.Content.Files files, Instant now) {
        Map<String, AddedArticle> before = articles.findByOrganizationIdOrderByTitle(organization).stream()
                .filter(article -> article.origin() == Origin.FOLDER)
                .collect(Collectors.toMap(AddedArticle::path, Function.identity()));
        List<Found> write = files.found().stream()
                .filter(found -> !isAsBefore(found, before.get(found.path())))
                .toList();
        Set<String> there = files.found().stream().map(Found::path).collect(Collectors.toSet());
        files.unread().forEach(unread -> there.add(unread.path()));
        List<AddedArticle> gone = before.values().stream()
                .filter(article -> files.complete() && !there.contains(article.path()))
                .toList();
        write(organization, write, now);
        remove(organization, gone);
        return new Outcome(
                titles(write.stream()
                        .filter(found -> !before.containsKey(found.path()))
                        .map(Found::title)
                        .toList()),
                titles(write.stream()
                        .filter(found -> before.containsKey(found.path()))
                        .map(Found::title)
                        .toList()),
                titles(gone.stream().map(AddedArticle::title).toList()),
                files.unread());
    }

    private static List<String> titles(List<String> titles) {
        return titles.stream().sorted().toList();
    }

    private static boolean isAsBefore(Found found, @Nullable AddedArticle before) {
        return before != null && before.digest().equals(found.digest());
    }

    private void write(long organization, List<Found> all, Instant now) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Found> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<Object> values = new ArrayList<>();
            for (Found found : some) {
                values.addAll(List.of(
                        organization,
                        Origin.FOLDER,
                        found.path(),
                        found.language().tag(),
                        found.audience(),
                        found.title(),
                        found.tags(),
                        vault.seal(found.body(), PrivateWords.PURPOSE),
                        found.digest(),
                        now));
            }
            sql.update(
                    "insert into library_article (organization_id, origin, path, language, audience, title, tags, body, digest, changed_at)"
                            + " values " + Sql.rows(some.size(), 10)
                            + " on duplicate key update language = values(language), audience = values(audience), title = values(title),"
                            + " tags = values(tags), body = values(body), digest = values(digest), changed_at = values(changed_at)",
                    values.toArray());
        }
    }

    private void remove(long organization, List<AddedArticle> gone) {
        if (!gone.isEmpty()) {
            List<Object> values = new ArrayList<>();
            values.add(organization);
            gone.forEach(article -> values.add(article.id()));
            sql.update(
                    "delete from library_article where organization_id = ? and id in (" + Sql.marks(gone.size()) + ")",
                    values.toArray());
        }
    }
}
