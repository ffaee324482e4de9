package dev.trellis.teams.outbound;

import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ConversationParameters;

/**
 * The five calls of the Bot Connector's REST interface that we need. A port, so that what is behind it can be replaced in a day. No
 * call is ever repeated in here, and none throws for what the network or the service does.
 */
public interface Connector {
    /** {@code POST /v3/conversations}: the same people give the same conversation again; nobody sees anything. */
    ConnectorResult open(String serviceUrl, ConversationParameters parameters);

    /** {@code POST /v3/conversations/{conversation}/activities} */
    ConnectorResult send(String serviceUrl, String conversation, Activity activity);

    /** {@code PUT /v3/conversations/{conversation}/activities/{message}} */
    ConnectorResult update(String serviceUrl, String conversation, String message, Activity activity);

    /** {@code DELETE /v3/conversations/{conversation}/activities/{message}} */
    ConnectorResult delete(String serviceUrl, String conversation, String message);

    /**
     * {@code GET /v3/conversations/{conversation}/members/{member}}
     *
     * @param member a {@code 29:} id or an object id
     */
    ConnectorResult member(String serviceUrl, String conversation, String member);
}
