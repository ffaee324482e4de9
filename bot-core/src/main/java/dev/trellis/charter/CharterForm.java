package dev.trellis.charter;

import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.program.Program;
import dev.trellis.program.Wording;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The form that writes the next version: every section as it is, to be changed. */
final class CharterForm {
    private static final int WORDS = 1500;
    private static final String TELL = "tell";
    private static final String EVERYBODY = "everybody";
    private static final String NOBODY = "nobody";

    private CharterForm() {}

    static Form of(Program program, WrittenCharter current, Voice voice) {
        List<Field> fields = new ArrayList<>();
        for (Section section : Section.values()) {
            fields.add(new Field.Line(
                    section.tag(), section.title(), null, false, true, WORDS, voice.plain(current.says(section))));
        }
        fields.add(new Field.Choice(
                TELL,
                Text.of("charter.form.tell"),
                Text.of("charter.form.tell-hint"),
                true,
                List.of(
                        new Field.Option(EVERYBODY, Text.of("charter.form.tell.everybody")),
                        new Field.Option(NOBODY, Text.of("charter.form.tell.nobody"))),
                Field.Look.OPEN,
                EVERYBODY));
        return new Form(
                "charter.change",
                Map.of(
                        "program", Long.toString(program.id()),
                        "version", Integer.toString(current.version())),
                Text.of("charter.form.title"),
                Text.of("charter.form.introduction", "program", program.name()),
                fields,
                Text.of("charter.form.submit"));
    }

    /** What was written in place of the template's texts. What is blank or as the template has it, in any language, is the template's. */
    static Map<Section, PrivateWords> own(Submission submission, Charter charter) {
        Map<Section, PrivateWords> own = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            String words = Wording.own(submission.maybe(section.tag()).orElse(null), charter.templates(section));
            if (words != null) {
                own.put(section, new PrivateWords(words));
            }
        }
        return own;
    }

    static boolean tellsEverybody(Submission submission) {
        return submission.value(TELL).equals(EVERYBODY);
    }
}
