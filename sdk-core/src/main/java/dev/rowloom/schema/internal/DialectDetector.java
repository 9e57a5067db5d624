package dev.rowloom.schema.internal;

import dev.rowloom.schema.Dialect;
import java.util.List;

/** Tells a script's dialect from its text. */
final class DialectDetector {

    /** How much of a script is looked at. */
    private static final int LOOKED_AT = 1 << 20;

    private DialectDetector() {}

    /** Returns the beginnings of scripts that are looked at, one after the other. */
    static String beginning(List<Script> scripts) {
        if (scripts.size() == 1) {
            return scripts.get(0).text();
        }
        StringBuilder out = new StringBuilder();
        for (Script script : scripts) {
            int room = Math.max(0, LOOKED_AT - out.length());
            out.append(script.text(), 0, Math.min(room, script.text().length())).append('\n');
        }
        return out.toString();
    }

    /** Returns the dialect with the most marks; the first of the known ones, PostgreSQL's, where they are equal. */
    static Dialect detect(String ddl) {
        String beginning = ddl.length() <= LOOKED_AT ? ddl : ddl.substring(0, LOOKED_AT);
        Dialect best = Dialect.all().get(0);
        int most = best.marksIn(beginning);
        for (Dialect dialect : Dialect.all()) {
            int marks = dialect.marksIn(beginning);
            if (marks > most) {
                best = dialect;
                most = marks;
            }
        }
        return best;
    }
}
