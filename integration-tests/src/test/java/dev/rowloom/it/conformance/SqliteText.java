package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds conditions in the statements that SQLite keeps: it has them nowhere else. */
final class SqliteText {

    private SqliteText() {}

    /** Returns the CHECKs of a CREATE TABLE, columns' and the table's, by their numbers where they have no names. */
    static List<LiveTable.Check> checks(String createTable) {
        List<Token> tokens = SqlTokens.of(createTable);
        List<LiveTable.Check> checks = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int close = tokens.get(i).is("check") ? Junctions.closing(tokens, i + 1) : -1;
            if (close > 0) {
                boolean named = i >= 2 && tokens.get(i - 2).is("constraint");
                checks.add(new LiveTable.Check(
                        named ? tokens.get(i - 1).text() : "number " + (checks.size() + 1),
                        createTable.substring(
                                tokens.get(i + 1).end(), tokens.get(close).start())));
            }
        }
        return checks;
    }

    /** Returns the condition of a CREATE INDEX, or null. */
    static @Nullable String predicate(String createIndex) {
        int depth = 0;
        for (Token token : SqlTokens.of(createIndex)) {
            depth += token.depth();
            if (depth == 0 && token.is("where")) {
                return createIndex.substring(token.end());
            }
        }
        return null;
    }
}
