package dev.trellis.text;

import com.ibm.icu.text.ListFormatter;
import java.util.ArrayList;
import java.util.List;

/** Joins texts as people list things (CLDR, through ICU). */
final class Lists {
    private Lists() {}

    static List<Span> say(List<Text> items, Voice voice) {
        List<List<Span>> put = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Text item : items) {
            places.add(String.valueOf(new char[] {Bundles.OPEN, (char) (Bundles.OPEN + 1 + put.size())}));
            put.add(voice.say(item));
        }
        return Markup.read(ListFormatter.getInstance(voice.language().locale()).format(places), Bundles.OPEN, put);
    }
}
