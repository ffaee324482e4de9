package dev.trellis.bench.taps;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Bolt for Java on Jetty, which checks the signature, inserts one row and acknowledges. In a process of its own; prints its port when it
 * is ready. Jetty's and Bolt's settings are their defaults; the pool has HikariCP's default size and what its page on MySQL recommends.
 */
public final class BoltService {
    private static final String INSERT =
            "insert into click (trigger_id, user_id, action, value, at) values (?, ?, ?, ?, now(6))";

    private BoltService() {}

    /** The database's address, user and password. */
    public static void main(String[] arguments) throws Exception {
        // What is logged is no answer to whoever started this.
        PrintStream answer = System.out;
        System.setOut(System.err);
        HikariDataSource pool = pool(arguments);
        SlackConfig slack = new SlackConfig();
        slack.setMethodsEndpointUrlPrefix(AgreeingSlack.start());
        AppConfig config = AppConfig.builder()
                .signingSecret(TapRequest.SECRET)
                .singleTeamBotToken("xoxb-1-2-bench")
                .slack(Slack.getInstance(slack))
                // Else every request would ask Slack once more who the bot is.
                .authTestCacheEnabled(true)
                .build();
        App app = new App(config);
        app.blockAction(Pattern.compile(".*"), (request, context) -> {
            insert(pool, request.getPayload());
            return context.ack();
        });
        app.start();
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(new Door(app, new SlackRequestParser(config)));
        server.start();
        answer.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    private static HikariDataSource pool(String[] arguments) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword(arguments.length > 2 ? arguments[2] : "");
        for (String on : List.of(
                "cachePrepStmts",
                "useServerPrepStmts",
                "useLocalSessionState",
                "rewriteBatchedStatements",
                "cacheResultSetMetadata",
                "cacheServerConfiguration",
                "elideSetAutoCommits")) {
            config.addDataSourceProperty(on, "true");
        }
        config.addDataSourceProperty("prepStmtCacheSize", "250");
        config.addDataSourceProperty("prepStmtCacheSqlLimit", "2048");
        config.addDataSourceProperty("maintainTimeStats", "false");
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table click (id bigint not null auto_increment primary key, trigger_id varchar(180) not null,"
                            + " user_id varchar(60) not null, action varchar(200) not null, value varchar(500) null,"
                            + " at timestamp(6) not null) engine = innodb");
        }
        return pool;
    }

    private static void insert(HikariDataSource pool, BlockActionPayload payload) {
        BlockActionPayload.Action action = payload.getActions().getFirst();
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, payload.getTriggerId());
            insert.setString(2, payload.getUser().getId());
            insert.setString(3, action.getActionId());
            insert.setString(4, action.getValue());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Bolt's own servlet does, without a servlet around it. */
    private static final class Door extends Handler.Abstract {
        private final App app;
        private final SlackRequestParser parser;

        Door(App app, SlackRequestParser parser) {
            this.app = app;
            this.parser = parser;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String body = Content.Source.asString(request, StandardCharsets.UTF_8);
            Map<String, List<String>> headers = new HashMap<>();
            request.getHeaders()
                    .forEach(field -> headers.computeIfAbsent(field.getName(), any -> new ArrayList<>())
                            .add(field.getValue()));
            com.slack.api.bolt.response.Response answer = app.run(parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri("/slack/events")
                    .queryString(new HashMap<>())
                    .requestBody(body)
                    .headers(new RequestHeaders(headers))
                    .remoteAddress("127.0.0.1")
                    .build()));
            response.setStatus(answer.getStatusCode());
            String text = answer.getBody() == null ? "" : answer.getBody();
            response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }
}
