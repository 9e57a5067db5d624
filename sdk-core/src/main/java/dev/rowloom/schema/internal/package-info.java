/**
 * Reads DDL scripts into schemas. Not part of the API.
 *
 * <p>The way of a script: {@link dev.rowloom.schema.internal.DdlReader} takes its text, {@code ScriptReader} cuts it into
 * statements, a reader per kind of statement fills the {@code Catalogue} with drafts, and {@code SchemaBuilder} resolves
 * what refers to each other.
 *
 * <p>The clauses of statements are read from tokens, one by one, so that an odd one costs nothing but itself: JSqlParser
 * gives the clauses of a column as texts only, and one that it refuses would cost the table. Conditions and indexed
 * expressions are parsed by JSqlParser, after a row of small rewritings for forms it refuses; its types never leave
 * this package.
 */
@NullMarked
package dev.rowloom.schema.internal;

import org.jspecify.annotations.NullMarked;
