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
 * @param heritage whether tables that inherit have it too
 */
record CheckDraft(@Nullable String name, List<Token> condition, String sql, int line, Heritage heritage) {

    /** Whether tables that inherit have a condition. */
    enum Heritage {
        INHERITED,
        OWN
    }

    CheckDraft(@Nullable String name, List<Token> condition, String sql, int line) {
        this(name, condition, sql, line, Heritage.INHERITED);
    }

    CheckDraft condition(List<Token> changed) {
        return new CheckDraft(name, changed, Tokens.sql(changed), line, heritage);
    }

    CheckDraft name(String changed) {
        return new CheckDraft(changed, condition, sql, line, heritage);
    }
}
