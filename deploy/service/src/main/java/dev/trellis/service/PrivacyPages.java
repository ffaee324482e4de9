package dev.trellis.service;

import dev.trellis.privacy.Download;
import dev.trellis.privacy.Downloads;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Where people take something of their own that they asked for in their chat: the copy of their data (I5), their plan (D7). Looking at the
 * page takes nothing, because previews of links look at it, too; its button does.
 */
@Controller("/privacy/copy/{key}")
@ExecuteOn(TaskExecutors.BLOCKING)
class PrivacyPages {
    private static final int LONGEST_KEY = 100;

    private final Downloads downloads;
    private final List<Download> kinds;
    private final Clock clock;

    PrivacyPages(Downloads downloads, List<Download> kinds, Clock clock) {
        this.downloads = downloads;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(HttpRequest<?> request, String key) {
        Voice voice = voice(request);
        return there(key).map(kind -> page(HttpStatus.OK, offer(kind, voice))).orElseGet(() -> over(voice));
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(HttpRequest<?> request, String key) {
        return there(key)
                .flatMap(kind -> kind.take(key))
                .<HttpResponse<?>>map(PrivacyPages::file)
                .orElseGet(() -> over(voice(request)));
    }

    /** What the key opens, if anything. */
    private Optional<Download> there(String key) {
        return key.length() > LONGEST_KEY
                ? Optional.empty()
                : downloads
                        .kindOf(key)
                        .flatMap(kind -> kinds.stream()
                                .filter(one -> one.kind().equals(kind))
                                .findFirst());
    }

    private static HttpResponse<byte[]> file(Download.Files taken) {
        return HttpResponse.ok(zip(taken.files()))
                .contentType("application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + taken.name() + ".zip\"");
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static HttpResponse<String> over(Voice voice) {
        return page(
                HttpStatus.NOT_FOUND,
                html(voice, Text.of("privacy.page.nothing"), say(Text.of("privacy.page.over"), voice)));
    }

    private static String offer(Download kind, Voice voice) {
        return html(
                voice,
                kind.title(),
                say(kind.ready(), voice) + "</p><form method=\"post\"><button>" + say(kind.take(), voice)
                        + "</button></form><p>");
    }

    private static String html(Voice voice, Text title, String content) {
        return "<!doctype html><html lang=\"" + voice.language().tag() + "\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + say(title, voice) + "</title><h1>" + say(title, voice) + "</h1><p>" + content + "</p></html>\n";
    }

    private static String say(Text text, Voice voice) {
        return StringEscapeUtils.escapeHtml4(voice.plain(text));
    }

    private static HttpResponse<String> page(HttpStatus status, String html) {
        // Without any referrer a browser sends the page's form with the origin "null", which nobody can tell from a
        // stranger's.
        return HttpResponse.<String>status(status)
                .body(html)
                .header("Referrer-Policy", "same-origin")
                .contentType(MediaType.TEXT_HTML_TYPE);
    }

    private Voice voice(HttpRequest<?> request) {
        String tag = request.getLocale().map(Locale::toLanguageTag).orElse(null);
        return new Voice(Language.ofTag(tag), clock.getZone());
    }
}
