package dev.trellis.slack.install;

import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody puts Trellis into their workspace: to Slack and back. Anybody on the internet may call here; what it comes to is decided by
 * {@link dev.trellis.admission.Admissions}.
 */
@Controller("/slack")
@Requires(bean = SlackSettings.class)
@Requires(bean = SlackOAuth.class)
public class InstallDoor {
    private static final String COOKIE = "trellis_install";
    private static final int LONGEST_PARAMETER = 2_000;

    private final SlackOAuth oauth;
    private final InstallStates states;
    private final Installing installing;

    InstallDoor(SlackOAuth oauth, InstallStates states, Installing installing) {
        this.oauth = oauth;
        this.states = states;
        this.installing = installing;
    }

    /** Sends the browser to Slack. */
    @Get("/install")
    @Produces(MediaType.TEXT_HTML)
    public HttpResponse<String> begin() {
        InstallStates.Begun begun = states.begin();
        MutableHttpResponse<String> response = HttpResponse.seeOther(oauth.consent(begun.state()));
        return careful(response).cookie(cookie(begun.browser(), InstallStates.LIFETIME.toSeconds()));
    }

    /** Where Slack sends the browser back to. */
    @Get("/oauth_redirect")
    @Produces(MediaType.TEXT_HTML)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<String> end(HttpRequest<?> request) {
        String browser =
                request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse(null);
        // Whatever came of it, this state is used up and the cookie has done its service.
        return page(outcome(request, browser), request).cookie(cookie("", 0));
    }

    private InstallOutcome outcome(HttpRequest<?> request, @Nullable String browser) {
        String code = only(request, "code");
        String error = only(request, "error");
        if (!states.end(only(request, "state"), browser) || (code == null) == (error == null)) {
            return InstallOutcome.BEGIN_AGAIN;
        }
        return code == null ? InstallOutcome.DECLINED : installing.finish(code);
    }

    /** A parameter that came twice is one too many to trust. */
    private static @Nullable String only(HttpRequest<?> request, String name) {
        List<String> values = request.getParameters().getAll(name);
        if (values.size() != 1) {
            return null;
        }
        String value = values.getFirst();
        return value.isBlank() || value.length() > LONGEST_PARAMETER ? null : value;
    }

    private Cookie cookie(String value, long seconds) {
        return Cookie.of(COOKIE, value)
                .httpOnly(true)
                .secure(oauth.isSecure())
                .sameSite(SameSite.Lax)
                .path("/slack")
                .maxAge(seconds);
    }

    private static MutableHttpResponse<String> page(InstallOutcome outcome, HttpRequest<?> request) {
        String body = InstallPage.of(outcome, request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        MutableHttpResponse<String> response = HttpResponse.status(outcome.status);
        return careful(response.body(body).contentType(MediaType.of("text/html; charset=utf-8")));
    }

    /** The address bar holds a state or a code, so nothing of it is kept or handed on. */
    private static MutableHttpResponse<String> careful(MutableHttpResponse<String> response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", InstallPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
    }
}
