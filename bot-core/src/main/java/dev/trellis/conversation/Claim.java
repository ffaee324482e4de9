package dev.trellis.conversation;

import dev.trellis.TrellisException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an action or form came back with. It selects what is meant; whether the actor may have it is for the flow's query to say. */
public record Claim(Map<String, String> arguments) {
    public Claim {
        arguments = Map.copyOf(arguments);
    }

    /** @throws TrellisException of the {@code USER} class when it is absent or no number: no button of ours says so */
    public long id(String name) {
        return number(name);
    }

    public int small(String name) {
        long number = number(name);
        if (number != (int) number) {
            throw new TrellisException(TrellisException.Fault.USER, "claim " + name + " is out of range");
        }
        return (int) number;
    }

    public String word(String name) {
        String word = arguments.get(name);
        if (word == null) {
            throw new TrellisException(TrellisException.Fault.USER, "claim without " + name);
        }
        return word;
    }

    public @Nullable String maybeWord(String name) {
        return arguments.get(name);
    }

    private long number(String name) {
        String word = word(name);
        if (!word.matches("-?[0-9]{1,18}")) {
            throw new TrellisException(TrellisException.Fault.USER, "claim " + name + " is no number");
        }
        return Long.parseLong(word);
    }
}
