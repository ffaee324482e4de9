package dev.trellis.service;

import dev.trellis.roster.Rosters;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where an admin brings the file that they asked for a page for in their chat (I4), sees how far it is, and fetches what could not be
 * taken. Looking uses nothing up; one file does.
 */
@Controller("/roster/{key}")
@ExecuteOn(TaskExecutors.BLOCKING)
class RosterPages {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String AT_ONCE = "at-once";
    private static final String CSV = "text/csv";

    private final Rosters rosters;
    private final Clock clock;

    RosterPages(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(HttpRequest<?> request, String key) {
        Voice voice = voice(request);
        return answer(isKey(key) ? rosters.look(key) : new Rosters.Page.Over(), voice, key);
    }

    /** As a browser sends the form. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<String> bring(
            HttpRequest<?> request,
            String key,
            @Nullable @Part("file") CompletedFileUpload file,
            @Nullable @Part("how") String how)
            throws IOException {
        return bring(request, key, file == null ? new byte[0] : file.getBytes(), how);
    }

    /** As a program sends a file. */
    @Post
    @Consumes({CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    HttpResponse<String> bring(
            HttpRequest<?> request, String key, @Body byte @Nullable [] file, @Nullable @QueryValue String how) {
        Voice voice = voice(request);
        if (!isKey(key)) {
            return over(voice);
        }
        return answer(rosters.bring(key, file == null ? new byte[0] : file, AT_ONCE.equals(how), voice), voice, key);
    }

    @Get("/example")
    HttpResponse<?> example(HttpRequest<?> request, String key) {
        Voice voice = voice(request);
        // Nobody is shown anything who has no key, not even that.
        return !isKey(key) || rosters.look(key) instanceof Rosters.Page.Over
                ? over(voice)
                : file(Rosters.example(voice), "trellis-example.csv");
    }

    @Get("/report")
    HttpResponse<?> report(HttpRequest<?> request, String key) {
        Voice voice = voice(request);
        return isKey(key)
                ? rosters.report(key, voice)
                        .<HttpResponse<?>>map(report -> file(report, "trellis-not-taken.csv"))
                        .orElseGet(() -> over(voice))
                : over(voice);
    }

    private static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    private static HttpResponse<byte[]> file(String text, String name) {
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8))
                .contentType(CSV + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private static HttpResponse<String> answer(Rosters.Page page, Voice voice, String key) {
        return switch (page) {
            case Rosters.Page.Open open -> page(HttpStatus.OK, voice, title(open.program()), form(voice, key, null));
            case Rosters.Page.Refused refused ->
                page(HttpStatus.BAD_REQUEST, voice, title(refused.program()), form(voice, key, refused.why()));
            case Rosters.Page.Working working ->
                page(
                        HttpStatus.OK,
                        voice,
                        title(working.program()),
                        said(voice, Text.of("roster.page.working", "done", working.done(), "lines", working.lines()))
                                + said(voice, Text.of("roster.page.reload")));
            case Rosters.Page.Done done -> page(HttpStatus.OK, voice, title(done.program()), done(voice, done));
            case Rosters.Page.Over ignored -> over(voice);
        };
    }

    private static HttpResponse<String> over(Voice voice) {
        return page(
                HttpStatus.NOT_FOUND,
                voice,
                Text.of("roster.page.title-plain"),
                said(voice, Text.of("roster.page.over")));
    }

    private static Text title(String program) {
        return Text.of("roster.page.title", "program", program);
    }

    private static String done(Voice voice, Rosters.Page.Done done) {
        Text sentence = done.added() + done.changed() + done.gone() + done.bad() == 0
                ? Text.of("roster.page.done-nothing-new")
                : Text.of(
                        "roster.page.done",
                        "added",
                        done.added(),
                        "changed",
                        done.changed(),
                        "same",
                        done.same(),
                        "gone",
                        done.gone(),
                        "bad",
                        done.bad());
        return said(voice, sentence) + said(voice, Text.of("roster.page.done-chat"));
    }

    private static String form(Voice voice, String key, @Nullable Text wrong) {
        return (wrong == null ? "" : "<p role=\"alert\"><strong>" + escaped(voice, wrong) + "</strong></p>")
                + said(voice, Text.of("roster.page.columns"))
                + "<form method=\"post\" enctype=\"multipart/form-data\"><p><label>"
                + escaped(voice, Text.of("roster.page.choose"))
                + "<br><input type=\"file\" name=\"file\" accept=\".csv,.tsv,.txt,text/csv\" required></label></p><fieldset><legend>"
                + escaped(voice, Text.of("roster.page.how")) + "</legend>"
                + choice(voice, "invite", " checked", Text.of("roster.page.invite"))
                + choice(voice, AT_ONCE, "", Text.of("roster.page.at-once")) + "</fieldset><p><button>"
                + escaped(voice, Text.of("roster.page.send")) + "</button></p></form><p><a href=\"/roster/" + key
                + "/example\">" + escaped(voice, Text.of("roster.page.example")) + "</a></p>";
    }

    private static String choice(Voice voice, String value, String checked, Text label) {
        return "<p><label><input type=\"radio\" name=\"how\" value=\"" + value + "\"" + checked + "> "
                + escaped(voice, label) + "</label></p>";
    }

    private static String said(Voice voice, Text text) {
        return "<p>" + escaped(voice, text) + "</p>";
    }

    private static String escaped(Voice voice, Text text) {
        return StringEscapeUtils.escapeHtml4(voice.plain(text));
    }

    private static HttpResponse<String> page(HttpStatus status, Voice voice, Text title, String content) {
        // Without any referrer a browser sends the page's form with the origin "null", which nobody can tell from a
        // stranger's.
        return HttpResponse.<String>status(status)
                .body("<!doctype html><html lang=\"" + voice.language().tag() + "\"><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                        + escaped(voice, title) + "</title><h1>" + escaped(voice, title) + "</h1>" + content
                        + "</html>\n")
                .header("Referrer-Policy", "same-origin")
                .contentType(MediaType.TEXT_HTML_TYPE);
    }

    private Voice voice(HttpRequest<?> request) {
        String tag = request.getLocale().map(Locale::toLanguageTag).orElse(null);
        return new Voice(Language.ofTag(tag), clock.getZone());
    }
}
