package dev.trellis.library;

import dev.trellis.secrecy.Hash;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Markdown files in a folder on the server ({@code TRELLIS_LIBRARY_DIR}), for every organization that it serves. */
@Singleton
class LibraryFolder {
    /** Files of the fullest folder; a refresh is answered while somebody waits. */
    static final int MOST_FILES = 200;
    /** Bytes of the longest file. */
    static final int LONGEST = 64 << 10;

    private static final int DEPTH = 4;
    /** As {@code library_article} keeps. */
    private static final int LONGEST_PATH = 200;

    private final @Nullable String folder;

    LibraryFolder(@Nullable @Value("${trellis.library-dir:}") String folder) {
        this.folder = folder == null || folder.isBlank() ? null : folder.strip();
    }

    /** What was found in the folder. */
    sealed interface Content {
        /** @param complete whether every file was looked at */
        record Files(List<Found> found, List<Unread> unread, boolean complete) implements Content {}

        /** Nobody said where it is. */
        record NoFolder() implements Content {}

        /** It is not there, or may not be read. */
        record Unreadable() implements Content {}
    }

    /** @param path in the folder, with slashes */
    record Found(
            String path, Language language, Audience audience, String title, String tags, String body, String digest) {}

    /** A file that is left as it was. */
    record Unread(String path, Text why) {}

    Content read() {
        if (folder == null) {
            return new Content.NoFolder();
        }
        List<Found> found = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        boolean complete = true;
        try {
            Path root = Path.of(folder);
            for (Path file : files(root)) {
                String path = name(root, file);
                if (found.size() + unread.size() == MOST_FILES) {
                    unread.add(new Unread(path, Text.of("library.unread.many", "most", MOST_FILES)));
                    complete = false;
                    break;
                }
                read(file, path, found, unread);
            }
        } catch (IOException | InvalidPathException e) {
            return new Content.Unreadable();
        }
        return new Content.Files(found, unread, complete);
    }

    /** Links are not followed: they could lead anywhere on the server. */
    private static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IOException("no folder");
        }
        try (Stream<Path> all = Files.find(
                root, DEPTH, (path, attributes) -> attributes.isRegularFile() && isArticle(name(root, path)))) {
            return all.sorted().toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Nothing hidden, in no hidden folder. */
    private static boolean isArticle(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".md") && !path.matches("(.*/)?\\..*");
    }

    /** In the folder, with slashes. */
    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static void read(Path file, String path, List<Found> found, List<Unread> unread) {
        try {
            if (path.length() > LONGEST_PATH) {
                unread.add(new Unread(path.substring(0, 60) + "…", Text.of("library.unread.path")));
            } else if (Files.size(file) > LONGEST) {
                unread.add(new Unread(path, Text.of("library.unread.long", "most", LONGEST >> 10)));
            } else {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString();
                understand(path, text.startsWith("\uFEFF") ? text.substring(1) : text, found, unread);
            }
        } catch (CharacterCodingException e) {
            unread.add(new Unread(path, Text.of("library.unread.encoding")));
        } catch (IOException e) {
            unread.add(new Unread(path, Text.of("library.unread.denied")));
        }
    }

    private static void understand(String path, String text, List<Found> found, List<Unread> unread) {
        MarkdownFile file = MarkdownFile.of(text);
        Optional<Language> language = file.language(byPath(path));
        Optional<Audience> audience = file.audience();
        String title = file.title().orElseGet(() -> name(path));
        String tags = String.join(", ", file.tags());
        if (file.body().isBlank()) {
            unread.add(new Unread(path, Text.of("library.unread.empty")));
        } else if (language.isEmpty()) {
            unread.add(new Unread(path, Text.of("library.unread.language")));
        } else if (audience.isEmpty()) {
            unread.add(new Unread(path, Text.of("library.unread.audience")));
        } else if (title.length() > AddedArticle.LONGEST_TITLE || tags.length() > AddedArticle.LONGEST_TAGS) {
            unread.add(new Unread(path, Text.of("library.unread.title")));
        } else {
            found.add(new Found(
                    path,
                    language.get(),
                    audience.get(),
                    title,
                    tags,
                    file.body(),
                    Hash.ofAll(byPath(path).tag(), text)));
        }
    }

    /** {@code first-meeting_de.md}, {@code first-meeting.de.md} and {@code de/first-meeting.md} are German. */
    private static Language byPath(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return Stream.of(Language.values())
                .filter(language -> lower.matches("(.*/)?" + language.tag() + "/.*")
                        || lower.endsWith("_" + language.tag() + ".md")
                        || lower.endsWith("." + language.tag() + ".md"))
                .findFirst()
                .orElse(Language.ENGLISH);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceAll("(?i)([._](en|de))?\\.md$", "")
                .replaceAll("[-_]+", " ");
    }
}
