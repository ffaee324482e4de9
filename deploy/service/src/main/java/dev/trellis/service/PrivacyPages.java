package dev.trellis.service;

import dev.trellis.privacy.DataCopy;
import dev.trellis.privacy.DataExports;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Where people take the copy of their data that they asked for in their chat (I5). Looking at the page takes nothing, because previews
 * of links look at it, too; its button does.
 */
@Controller("/privacy/copy/{key}")
@ExecuteOn(TaskExecutors.BLOCKING)
class PrivacyPages {
    private static final int LONGEST_KEY = 100;

    private final DataExports exports;
    private final Clock clock;

    PrivacyPages(DataExports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(HttpRequest<?> request, String key) {
        Voice voice = voice(request);
        return key.length() <= LONGEST_KEY && exports.isOpen(key) ? page(HttpStatus.OK, offer(voice)) : over(voice);
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(HttpRequest<?> request, String key) {
        return key.length() > LONGEST_KEY
                ? over(voice(request))
                : exports.take(key).<HttpResponse<?>>map(PrivacyPages::file).orElseGet(() -> over(voice(request)));
    }

    private static HttpResponse<byte[]> file(DataCopy copy) {
        return HttpResponse.ok(zip(copy))
                .contentType("application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trellis-my-data.zip\"");
    }

    private static byte[] zip(DataCopy copy) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("my-data.html"));
            zip.write(copy.page().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("my-data.json"));
            zip.write(copy.json().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static HttpResponse<String> over(Voice voice) {
        return page(HttpStatus.NOT_FOUND, html(voice, say("privacy.page.over", voice)));
    }

    private static String offer(Voice voice) {
        return html(
                voice,
                say("privacy.page.ready", voice) + "</p><form method=\"post\"><button>"
                        + say("privacy.page.take", voice) + "</button></form><p>");
    }

    private static String html(Voice voice, String content) {
        return "<!doctype html><html lang=\"" + voice.language().tag() + "\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + say("privacy.page.title", voice) + "</title><h1>" + say("privacy.page.title", voice) + "</h1><p>"
                + content + "</p></html>\n";
    }

    private static String say(String key, Voice voice) {
        return StringEscapeUtils.escapeHtml4(voice.plain(Text.of(key)));
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
