package dev.trellis.slack.outbound;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Makes the one Slack client of the process; making more of them leaks threads. */
@Factory
@Requires(bean = SlackSettings.class)
public class SlackClientFactory {
    @Singleton
    @Bean(preDestroy = "close")
    Slack slack(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl());
        // With statistics on, the client calls auth.test by itself before other calls.
        config.setStatsEnabled(false);
        // The SDK's listeners log whole bodies on DEBUG: words that people wrote.
        config.setHttpClientResponseHandlers(new ArrayList<>());
        OkHttpClient http = new OkHttpClient.Builder()
                // OkHttp would send a POST again by itself after a reset or on 503; only the outbox decides that.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(SlackClientFactory::neverAgainByItself)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .callTimeout(settings.readTimeout())
                .connectionPool(new ConnectionPool(20, 30, TimeUnit.SECONDS))
                .build();
        SlackHttpClient client = new SlackHttpClient(http);
        client.setConfig(config);
        return Slack.getInstance(config, client);
    }

    /** OkHttp sends again at once, whatever its settings say, when a 503 comes with {@code Retry-After: 0}. */
    private static Response neverAgainByItself(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }
}
