package dev.trellis.teams.inbound;

import com.microsoft.bot.schema.Serialization;
import com.microsoft.bot.schema.teams.TaskModuleContinueResponse;
import com.microsoft.bot.schema.teams.TaskModuleMessageResponse;
import com.microsoft.bot.schema.teams.TaskModuleResponse;
import com.microsoft.bot.schema.teams.TaskModuleResponseBase;
import com.microsoft.bot.schema.teams.TaskModuleTaskInfo;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.teams.render.FormRenderer;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.Map;

/** Answers to dialogs: {@code continue} shows a form, {@code message} a sentence, an empty 200 closes ("Task modules" in Teams' docs). */
final class DialogAnswers {
    private DialogAnswers() {}

    /** To {@code task/fetch}: a dialog is already open there and waits for something to show. */
    static DoorAnswer opening(Answer answer) {
        Voice voice = answer.voice();
        return switch (answer.reply()) {
            case Reply.Ask(Form form) -> show(FormRenderer.opened(form, voice));
            case Reply.Correct(Form form, Map<String, Text> errors) ->
                show(FormRenderer.again(form, voice, Map.of(), errors));
            case Reply.Show(Card card) -> say(PlainText.of(card, voice));
            case Reply.Replace(Card card) -> say(PlainText.of(card, voice));
            case Reply.Quiet() -> say(voice.plain(Text.of("teams.nothing_to_fill_in")));
        };
    }

    /** To {@code task/submit}. What else is to be said went into the outbox, unless nothing was kept. */
    static DoorAnswer submitted(Event.FormSubmitted submitted, Answer answer) {
        Voice voice = answer.voice();
        return switch (answer.reply()) {
            case Reply.Correct(Form form, Map<String, Text> errors) ->
                show(FormRenderer.again(form, voice, submitted.values(), errors));
            case Reply.Ask(Form form) -> show(FormRenderer.opened(form, voice));
            case Reply.Show(Card card) when !answer.kept() -> say(PlainText.of(card, voice));
            case Reply.Show ignored -> DoorAnswer.status(200);
            case Reply.Replace ignored -> DoorAnswer.status(200);
            case Reply.Quiet() -> DoorAnswer.status(200);
        };
    }

    static DoorAnswer say(String text) {
        TaskModuleMessageResponse message = new TaskModuleMessageResponse();
        message.setType("message");
        message.setValue(text);
        return task(message);
    }

    private static DoorAnswer show(TaskModuleTaskInfo form) {
        TaskModuleContinueResponse next = new TaskModuleContinueResponse();
        next.setType("continue");
        next.setValue(form);
        return task(next);
    }

    private static DoorAnswer task(TaskModuleResponseBase task) {
        TaskModuleResponse response = new TaskModuleResponse();
        response.setTask(task);
        return DoorAnswer.ok(Serialization.objectToTree(response));
    }
}
