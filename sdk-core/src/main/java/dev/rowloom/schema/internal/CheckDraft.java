package dev.rowloom.schema.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CHECK constraint while the script is being read.
 *
 * @param name its name, or null
 * @param condition the tokens inside its parentheses
 * @param sql the text inside its parentheses
 * @param line the line of its statement
 */
record CheckDraft(@Nullable String name, List<Token> condition, String sql, int line) {

    CheckDraft condition(List<Token> changed) {
        return new CheckDraft(name, changed, Tokens.sql(changed), line);
    }
}
