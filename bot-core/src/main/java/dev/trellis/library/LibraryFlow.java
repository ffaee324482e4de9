package dev.trellis.library;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Card;
import dev.trellis.library.AddedArticle.Origin;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code /mentor library}: things to read, and for admins to add (B4). */
@Singleton
class LibraryFlow implements Flow {
    private final Shelf shelf;
    private final AddedArticles articles;
    private final LibraryFolder folder;
    private final FolderRefresh refreshing;

    LibraryFlow(Shelf shelf, AddedArticles articles, LibraryFolder folder, FolderRefresh refreshing) {
        this.shelf = shelf;
        this.articles = articles;
        this.folder = folder;
        this.refreshing = refreshing;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "library",
                Right.TAKE_PART,
                "library.help.library",
                List.of(Parameter.rest("what").optional()),
                (turn, arguments) -> list(turn, arguments.maybeWord("what").orElse(""), 0));
        talk.command(
                "library add",
                Right.RUN_PROGRAMS,
                "library.help.add",
                (turn, none) -> new Reply.Ask(
                        LibraryForm.of("library.add", null, turn.voice().language())));
        talk.command("library refresh", Right.RUN_PROGRAMS, "library.help.refresh", (turn, none) -> refresh(turn));
        talk.button(
                "library.list", Right.TAKE_PART, (turn, claim) -> list(turn, claim.word("words"), claim.small("page")));
        talk.button("library.open", Right.TAKE_PART, this::open);
        talk.button("library.remove", Right.RUN_PROGRAMS, this::askToRemove);
        talk.button("library.remove-yes", Right.RUN_PROGRAMS, this::remove);
        talk.form(
                "library.add",
                Right.RUN_PROGRAMS,
                (turn, subject) -> new Reply.Ask(
                        LibraryForm.of("library.add", null, turn.voice().language())),
                this::added);
        talk.form("library.change", Right.RUN_PROGRAMS, this::formForChange, this::changed);
    }

    @Override
    public int placeInHelp() {
        return 40;
    }

    private Reply list(Turn turn, String typed, int page) {
        String words = typed.strip();
        if (words.length() > LibraryCards.LONGEST_SEARCH) {
            return turn.refuse(Text.of("library.long-search"));
        }
        List<Article> found = shelf.find(turn, words);
        return Reply.show(
                found.isEmpty()
                        ? LibraryCards.nothing(words, Finding.nearest(shelf.of(turn), words))
                        : LibraryCards.list(
                                found, words, page, isAdmin(turn), turn.voice().language()));
    }

    private Reply open(Turn turn, Claim claim) {
        return shelf.one(turn, claim.word("article"))
                .map(article -> Reply.show(LibraryCards.page(
                        article, Reading.of(article.body(), article.title()), claim.small("page"), isAdmin(turn))))
                .orElseGet(() -> gone(turn));
    }

    private static boolean isAdmin(Turn turn) {
        return turn.actor().may(Right.RUN_PROGRAMS);
    }

    private static Reply gone(Turn turn) {
        return turn.refuse(Text.of("library.gone"));
    }

    private Reply added(Turn turn, Submission submission) {
        AddedArticle article = articles.save(LibraryForm.article(
                submission, null, turn.organizationId(), turn.actor().id(), turn.now()));
        turn.audit("library add", "article " + article.id());
        return Reply.show(LibraryCards.saved(article));
    }

    private Reply formForChange(Turn turn, Claim subject) {
        return written(turn, subject, false)
                .<Reply>map(article -> new Reply.Ask(
                        LibraryForm.of("library.change", article, turn.voice().language())))
                .orElseGet(() -> gone(turn));
    }

    private Reply changed(Turn turn, Submission submission) {
        AddedArticle before = written(turn, submission.subject(), true).orElse(null);
        if (before == null) {
            return gone(turn);
        }
        if (!before.digest().startsWith(submission.subject().word("seen"))) {
            return submission.correct("body", Text.of("library.form.somebody-else"));
        }
        AddedArticle article = articles.update(LibraryForm.article(
                submission, before, turn.organizationId(), turn.actor().id(), turn.now()));
        turn.audit("library change", "article " + article.id());
        return Reply.show(LibraryCards.saved(article));
    }

    private Reply askToRemove(Turn turn, Claim claim) {
        return written(turn, claim, false)
                .map(article -> Reply.show(LibraryCards.askToRemove(article.article())))
                .orElseGet(() -> gone(turn));
    }

    private Reply remove(Turn turn, Claim claim) {
        AddedArticle article = written(turn, claim, true).orElse(null);
        if (article == null || articles.remove(article.id(), turn.organizationId()) == 0) {
            return gone(turn);
        }
        turn.audit("library remove", "article " + article.id());
        return new Reply.Replace(Card.of(Text.of("library.removed", "title", article.title())));
    }

    /** The article that an admin of this organization wrote and that the claim names. */
    private Optional<AddedArticle> written(Turn turn, Claim claim, boolean locked) {
        String key = claim.word("article");
        if (!key.matches(Article.OWN + "[0-9]{1,18}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(key.substring(Article.OWN.length()));
        return (locked
                        ? articles.locked(id, turn.organizationId())
                        : articles.findByIdAndOrganizationId(id, turn.organizationId()))
                .filter(article -> article.origin() == Origin.FORM);
    }

    private Reply refresh(Turn turn) {
        return switch (folder.read()) {
            case LibraryFolder.Content.NoFolder ignored -> turn.refuse(Text.of("library.no-folder"));
            case LibraryFolder.Content.Unreadable ignored -> turn.refuse(Text.of("library.unreadable-folder"));
            case LibraryFolder.Content.Files files -> {
                FolderRefresh.Outcome outcome = refreshing.refresh(turn.organizationId(), files, turn.now());
                turn.audit("library refresh", null);
                yield Reply.show(LibraryCards.refreshed(outcome));
            }
        };
    }
}
