package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A place in a payload, with the checks that rules are made of; findings collect in one list. */
record Cursor(JsonNode node, String pointer, List<Finding> findings) {

    String type() {
        return node.path("type").asText();
    }

    boolean has(String field) {
        return node.has(field);
    }

    Cursor at(String field) {
        return new Cursor(node.path(field), pointer + "/" + field, findings);
    }

    void fail(String message) {
        findings.add(new Finding(message, pointer));
    }

    /** Refuses every field outside these; {@code type} is always known. */
    Cursor only(String... fields) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        List.of(fields).forEach(unknown::remove);
        unknown.remove("type");
        unknown.forEach(field -> at(field).fail("no more than the known properties are allowed: '" + field + "'"));
        return this;
    }

    Cursor need(String... fields) {
        for (String field : fields) {
            if (!node.has(field)) {
                fail("missing required field: " + field);
            }
        }
        return this;
    }

    /** A string of so many characters, if the field is there. */
    Cursor string(String field, int least, int most) {
        if (node.has(field)) {
            at(field).length(least, most);
        }
        return this;
    }

    void length(int least, int most) {
        if (!node.isTextual()) {
            fail("must be a string");
            return;
        }
        String text = node.asText();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            fail("must be less than " + (most + 1) + " characters");
        }
        if (length < least) {
            fail("must be more than " + (least - 1) + " characters");
        }
    }

    Cursor pattern(String field, String pattern, String meaning) {
        if (node.has(field) && !node.path(field).asText().matches(pattern)) {
            at(field).fail("must be " + meaning);
        }
        return this;
    }

    Cursor url(String field) {
        return string(field, 1, 3_000).pattern(field, "(https?|mailto|slack|msteams|tel):\\S+", "a valid URL");
    }

    Cursor bool(String... fields) {
        for (String field : fields) {
            if (node.has(field) && !node.path(field).isBoolean()) {
                at(field).fail("must be a boolean");
            }
        }
        return this;
    }

    Cursor integer(String field, long least, long most) {
        if (node.has(field)) {
            JsonNode value = node.path(field);
            if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
                at(field).fail("must be a whole number from " + least + " to " + most);
            }
        }
        return this;
    }

    Cursor choice(String field, String... allowed) {
        if (node.has(field) && !List.of(allowed).contains(node.path(field).asText())) {
            at(field).fail("must be one of " + List.of(allowed));
        }
        return this;
    }

    /** An array of so many items, each checked, if the field is there. */
    Cursor items(String field, int least, int most, Consumer<Cursor> each) {
        if (!node.has(field)) {
            return this;
        }
        Cursor array = at(field);
        if (!array.node().isArray()) {
            array.fail("must be an array");
            return this;
        }
        if (array.node().size() > most) {
            array.fail("no more than " + most + " items allowed [" + field + "]");
        }
        if (array.node().size() < least) {
            array.fail("must provide at least " + least + " items [" + field + "]");
        }
        for (int i = 0; i < array.node().size(); i++) {
            each.accept(new Cursor(array.node().get(i), array.pointer() + "/" + i, findings));
        }
        return this;
    }

    /** Checks the field's object, if it is there. */
    Cursor object(String field, Consumer<Cursor> check) {
        if (node.has(field)) {
            Cursor object = at(field);
            if (object.node().isObject()) {
                check.accept(object);
            } else {
                object.fail("must be an object");
            }
        }
        return this;
    }
}
