package dev.trellis.standins.teams;

import dev.trellis.standins.ClientReply;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A person in front of the Teams client. Each act posts the activity Microsoft would post, with a Bot Connector token, waits
 * as long as Teams would (10 s), changes what the person sees, and says what came of it. Acts the client would not offer (an
 * action that is not on the card, a choice that is not in the list) throw.
 */
public final class TeamsPerson {
    private final TeamsTenant tenant;
    private final String aadObjectId;
    private final Chatting chatting;
    private final CardActs cardActs;
    private final Installing installing;

    TeamsPerson(TeamsTenant tenant, String aadObjectId, ActivityDelivery delivery) {
        this.tenant = tenant;
        this.aadObjectId = aadObjectId;
        this.chatting = new Chatting(tenant, delivery);
        this.cardActs = new CardActs(tenant, delivery);
        this.installing = new Installing(tenant, delivery);
    }

    public TeamsUser user() {
        return tenant.user(aadObjectId)
                .orElseThrow(() -> new NoSuchElementException("no user " + aadObjectId + " in " + tenant.tenantId()));
    }

    /** Writes to the bot in the personal chat. {@code @Name} of people in the tenant becomes a mention. */
    public ClientReply say(String text) {
        return chatting.say(user(), personalId(), null, text);
    }

    /** Writes in a channel, as a new thread; the bot hears of it only if it is mentioned ({@code @Trellis …}). */
    public ClientReply say(String conversationId, String text) {
        return chatting.say(user(), conversationId, null, text);
    }

    /** Answers in a channel thread. */
    public ClientReply reply(String conversationId, String rootMessageId, String text) {
        return chatting.say(user(), conversationId, rootMessageId, text);
    }

    /** Reacts to a message, such as {@code like}. */
    public ClientReply react(String conversationId, String messageId, String reaction) {
        return chatting.react(user(), conversationId, messageId, reaction);
    }

    /**
     * Uses an action of a card: {@code Action.Execute}, {@code Action.Submit} or one that opens a dialog.
     *
     * @param action its id, title or verb; must name exactly one action of the card
     * @param inputs by input id, raw as typed ({@code 2026-11-30}, {@code 09:30}, the value of a choice, several joined by
     *     commas, {@code true}); inputs not named keep their initial value
     */
    public ClientReply act(String conversationId, String messageId, String action, Map<String, String> inputs) {
        return cardActs.act(user(), conversationId, messageId, CardAction.named(action), inputs);
    }

    /** The same without inputs. */
    public ClientReply act(String conversationId, String messageId, String action) {
        return act(conversationId, messageId, action, Map.of());
    }

    /** The same by the action's place in {@link #actions}. */
    public ClientReply act(String conversationId, String messageId, int index, Map<String, String> inputs) {
        return cardActs.act(user(), conversationId, messageId, CardAction.at(index), inputs);
    }

    /** What can be pressed on the message's card as this person sees it, in the order of the card. */
    public List<CardAction> actions(String conversationId, String messageId) {
        return cardActs.actions(user(), conversationId, messageId);
    }

    /** Presses a button of the open dialog. */
    public ClientReply submitDialog(String action, Map<String, String> inputs) {
        return cardActs.submitDialog(user(), CardAction.named(action), inputs);
    }

    /** Presses a button of the open dialog by its place. */
    public ClientReply submitDialog(int index, Map<String, String> inputs) {
        return cardActs.submitDialog(user(), CardAction.at(index), inputs);
    }

    /** Closes the dialog by its cross; the bot is not told. */
    public void closeDialog() {
        cardActs.closeDialog(user());
    }

    /** Installs the app for this person: {@code conversationUpdate} and {@code installationUpdate} add. */
    public ClientReply install() {
        return installing.personal(user(), true);
    }

    /** Removes the app: {@code installationUpdate} remove; from then on the bot may not write. */
    public ClientReply uninstall() {
        return installing.personal(user(), false);
    }

    /** Adds the app to a team. */
    public ClientReply installInTeam(String teamId) {
        return installing.team(user(), teamId, true);
    }

    public ClientReply uninstallFromTeam(String teamId) {
        return installing.team(user(), teamId, false);
    }

    /** Adds someone to a team in which the app is: {@code conversationUpdate} membersAdded. */
    public ClientReply addToTeam(String teamId, String otherAadObjectId) {
        return installing.addMember(user(), teamId, otherAadObjectId);
    }

    /** Blocks the bot: it is not told, its messages are refused with 403. */
    public void block(boolean blocked) {
        tenant.locked(() -> {
            tenant.block(aadObjectId, blocked);
            return true;
        });
    }

    /** The id of the personal chat with the bot. */
    public String personalId() {
        return tenant.locked(() -> tenant.personal(user()).id());
    }

    /** What the person sees now. */
    public TeamsSnapshot.Person snapshot() {
        return tenant.locked(() -> TeamsPersonView.of(tenant, user()));
    }

    /** The chat with the bot. */
    public TeamsSnapshot.Conversation personal() {
        return snapshot().conversation(personalId()).orElseThrow();
    }

    public Optional<TeamsSnapshot.Dialog> dialog() {
        return Optional.ofNullable(snapshot().dialog());
    }
}
