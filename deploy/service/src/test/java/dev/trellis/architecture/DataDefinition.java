package dev.trellis.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** SQL that makes or changes tables. */
final class DataDefinition {
    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(create\\s+(or\\s+replace\\s+|temporary\\s+|unique\\s+|fulltext\\s+)*(table|index|view|trigger)"
                    + "|alter\\s+table|rename\\s+table|truncate\\s+table|drop\\s+(table|index|view|trigger))\\s+[`\\w]",
            Pattern.CASE_INSENSITIVE);

    private DataDefinition() {}

    static boolean isIn(String text) {
        return STATEMENT.matcher(text).find();
    }

    /** Reads the class files themselves: string constants and the values of annotations alike. */
    static ArchCondition<JavaClass> notBeWritten() {
        return new ArchCondition<>("contain no SQL that makes or changes tables") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                constants(type)
                        .filter(DataDefinition::isIn)
                        .forEach(text -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " contains: " + text.strip())));
            }
        };
    }

    private static Stream<String> constants(JavaClass type) {
        URI file = type.getSource().orElseThrow().getUri();
        try (InputStream bytes = file.toURL().openStream()) {
            var pool = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
