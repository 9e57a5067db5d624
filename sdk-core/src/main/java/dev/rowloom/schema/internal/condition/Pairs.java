package dev.rowloom.schema.internal.condition;

import java.util.Map;
import java.util.TreeMap;

/** Reads PostgreSQL's hstore: {@code "name"=>"text", "other"=>NULL}. */
final class Pairs {

    private final String text;
    private int at;

    private Pairs(String text) {
        this.text = text;
    }

    /** Returns the texts by their names, with an empty one and its quotes apart from NULL. */
    static Map<String, String> read(Object value) {
        Pairs reader = new Pairs(value.toString());
        Map<String, String> pairs = new TreeMap<>();
        reader.skip();
        while (reader.at < reader.text.length()) {
            String name = reader.word();
            reader.skip();
            if (!reader.text.startsWith("=>", reader.at)) {
                throw new EvaluationException("no hstore: " + value);
            }
            reader.at += 2;
            reader.skip();
            boolean quoted = reader.text.startsWith("\"", reader.at);
            String written = reader.word();
            // the first of those of one name stays
            pairs.putIfAbsent(name, !quoted && written.equalsIgnoreCase("NULL") ? "" : "\"" + written);
            reader.skip();
            if (reader.at < reader.text.length() && reader.text.charAt(reader.at++) != ',') {
                throw new EvaluationException("no hstore: " + value);
            }
            reader.skip();
        }
        return pairs;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        boolean quoted = text.startsWith("\"", at);
        at += quoted ? 1 : 0;
        while (at < text.length() && !ends(text.charAt(at), quoted)) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            word.append(text.charAt(at++));
        }
        at += quoted ? 1 : 0;
        return word.toString();
    }

    private boolean ends(char c, boolean quoted) {
        return quoted ? c == '"' : c == ',' || Character.isWhitespace(c) || text.startsWith("=>", at);
    }
}
