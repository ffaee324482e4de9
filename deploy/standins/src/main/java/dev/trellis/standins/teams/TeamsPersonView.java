package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Takes one person's snapshot; called under the tenant's lock. */
final class TeamsPersonView {
    private TeamsPersonView() {}

    static TeamsSnapshot.Person of(TeamsTenant tenant, TeamsUser user) {
        tenant.personal(user);
        return new TeamsSnapshot.Person(
                user,
                tenant.installed(user.aadObjectId()),
                tenant.blocked(user.aadObjectId()),
                tenant.conversations().stream()
                        .filter(each -> each.members().contains(user.aadObjectId()))
                        .map(each -> conversation(tenant, user, each))
                        .toList(),
                tenant.screen(user.aadObjectId())
                        .dialog()
                        .map(OpenDialog::snapshot)
                        .orElse(null));
    }

    private static TeamsSnapshot.Conversation conversation(
            TeamsTenant tenant, TeamsUser reader, TeamsConversation conversation) {
        List<TeamsSnapshot.Message> messages = conversation.messages().stream()
                .map(message -> message(tenant, reader, message))
                .toList();
        return new TeamsSnapshot.Conversation(
                conversation.id(),
                conversation.name(),
                conversation.personal()
                        ? TeamsSnapshot.Conversation.Kind.PERSONAL
                        : TeamsSnapshot.Conversation.Kind.CHANNEL,
                messages);
    }

    private static TeamsSnapshot.Message message(TeamsTenant tenant, TeamsUser reader, TeamsMessage message) {
        ClientScreen screen = tenant.screen(reader.aadObjectId());
        String author = message.fromBot()
                ? tenant.bot().name()
                : tenant.user(message.authorId()).map(TeamsUser::name).orElse(message.authorId());
        return new TeamsSnapshot.Message(
                message.id(),
                message.rootId(),
                message.authorId(),
                author,
                message.fromBot(),
                message.edited(),
                message.text(),
                message.textFormat(),
                message.attachments().deepCopy(),
                message.card(reader.aadObjectId())
                        .<JsonNode>map(JsonNode::deepCopy)
                        .orElse(null),
                screen.inputErrors(message.id()),
                screen.notice(message.id()));
    }
}
