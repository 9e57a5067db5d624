package dev.rowloom.schema;

import org.jspecify.annotations.Nullable;

/**
 * A condition that every row must not make false.
 *
 * @param name the constraint's name, or null where the DDL gives none
 * @param condition the condition; parts that could not be read are {@link Expression.Unparsed}
 * @param sql the condition's text, as declared
 * @since 0.1.0
 */
public record Check(@Nullable String name, Expression condition, String sql) {}
