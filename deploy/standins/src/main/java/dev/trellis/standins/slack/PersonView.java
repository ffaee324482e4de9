package dev.trellis.standins.slack;

import java.util.List;

/** Takes one person's snapshot; called under the workspace's lock. */
final class PersonView {
    private PersonView() {}

    static SlackSnapshot.Person of(SlackWorkspace workspace, SlackUser user) {
        workspace.direct(user.id());
        return new SlackSnapshot.Person(
                user,
                workspace.conversations().stream()
                        .filter(each -> each.members().contains(user.id()))
                        .map(each -> conversation(workspace, user, each))
                        .toList(),
                workspace.screens().modals(user.id()).stream()
                        .map(view -> view(workspace, view))
                        .toList(),
                workspace
                        .screens()
                        .home(user.id())
                        .map(home -> SlackJson.view(workspace, home))
                        .orElse(null));
    }

    private static SlackSnapshot.View view(SlackWorkspace workspace, SlackView view) {
        return new SlackSnapshot.View(
                view.id(),
                view.hash(),
                SlackJson.view(workspace, view),
                PlacedElement.stateValues(view.definition().path("blocks"), view.entered()),
                view.fieldErrors());
    }

    private static SlackSnapshot.Conversation conversation(
            SlackWorkspace workspace, SlackUser reader, SlackConversation conversation) {
        List<SlackSnapshot.Message> messages = conversation.messages().stream()
                .filter(message -> message.visibleTo(reader.id()))
                .map(message -> message(workspace, reader, message))
                .toList();
        return new SlackSnapshot.Conversation(
                conversation.id(),
                conversation.direct() ? workspace.app().botName() : conversation.name(),
                conversation.direct()
                        ? SlackSnapshot.Conversation.Kind.DIRECT
                        : SlackSnapshot.Conversation.Kind.CHANNEL,
                messages);
    }

    private static SlackSnapshot.Message message(SlackWorkspace workspace, SlackUser reader, SlackMessage message) {
        Entries entries = workspace.entries(reader.id(), message.channelId(), message.ts());
        return new SlackSnapshot.Message(
                message.channelId(),
                message.ts(),
                message.threadTs(),
                message.authorId(),
                authorName(workspace, message),
                message.fromBot(),
                message.onlyFor() != null,
                message.editedTs() != null,
                message.text(),
                message.blocks().deepCopy(),
                message.metadata() == null ? null : message.metadata().deepCopy(),
                PlacedElement.stateValues(message.blocks(), entries));
    }

    private static String authorName(SlackWorkspace workspace, SlackMessage message) {
        return message.fromBot()
                ? workspace.app().botName()
                : workspace.user(message.authorId()).map(SlackUser::realName).orElse(message.authorId());
    }
}
