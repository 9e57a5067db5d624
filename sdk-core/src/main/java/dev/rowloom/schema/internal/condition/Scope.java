package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ExpressionRules;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What an expression is compiled in.
 *
 * @param table the table
 * @param dialect the dialect
 * @param now the current time
 */
record Scope(Table table, Dialect dialect, Instant now) {

    /** A blueprint's default. */
    static final Instant DEFAULT_NOW = Instant.parse("2026-01-01T00:00:00Z");

    ExpressionRules rules() {
        return dialect.expressionRules();
    }

    boolean has(Feature feature) {
        return rules().has(feature);
    }

    LocalDateTime moment() {
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }
}
