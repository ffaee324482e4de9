package dev.trellis.standins.slack;

/** Composition objects of Block Kit (documented): texts, options, confirmation dialogs. */
final class CompositionRules {
    private CompositionRules() {}

    static void plainText(Cursor text, int most) {
        if (!text.type().equals("plain_text")) {
            text.fail("must be a plain_text object");
            return;
        }
        text.only("text", "emoji").need("text").string("text", 1, most).bool("emoji");
    }

    static void text(Cursor text, int most) {
        switch (text.type()) {
            case "plain_text" -> plainText(text, most);
            case "mrkdwn" ->
                text.only("text", "verbatim")
                        .need("text")
                        .string("text", 1, most)
                        .bool("verbatim");
            default -> text.fail("unsupported type: " + text.type());
        }
    }

    static void confirmation(Cursor confirm) {
        confirm.only("title", "text", "confirm", "deny", "style")
                .need("title", "text", "confirm", "deny")
                .object("title", title -> plainText(title, 100))
                .object("text", text -> text(text, 300))
                .object("confirm", label -> plainText(label, 30))
                .object("deny", label -> plainText(label, 30))
                .choice("style", "primary", "danger");
    }

    /** In menus: plain texts only. */
    static void menuOption(Cursor option) {
        option.only("text", "value", "description")
                .need("text", "value")
                .object("text", text -> plainText(text, 75))
                .object("description", text -> plainText(text, 75))
                .string("value", 1, 150);
    }

    /** In overflow menus: may carry a link. */
    static void overflowOption(Cursor option) {
        option.only("text", "value", "description", "url")
                .need("text", "value")
                .object("text", text -> plainText(text, 75))
                .object("description", text -> plainText(text, 75))
                .string("value", 1, 150)
                .url("url");
    }

    /** In radio buttons and checkboxes: mrkdwn too. */
    static void tickOption(Cursor option) {
        option.only("text", "value", "description")
                .need("text", "value")
                .object("text", text -> text(text, 75))
                .object("description", text -> text(text, 75))
                .string("value", 1, 150);
    }

    static void optionGroup(Cursor group) {
        group.only("label", "options")
                .need("label", "options")
                .object("label", label -> plainText(label, 75))
                .items("options", 1, 100, CompositionRules::menuOption);
    }
}
