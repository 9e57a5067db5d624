package dev.rowloom.schema.internal;

import dev.rowloom.SchemaException;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a script into a schema: the one class of this package that others call. */
public final class DdlReader {

    /** How much longer than one text all texts together may take to parse. */
    private static final int TOTAL_FACTOR = 12;

    private final @Nullable Dialect given;
    private final int maxStatement;
    private final Duration maxParseTime;

    /**
     * Creates a reader.
     *
     * @param given the dialect, or null to tell it from the text
     * @param maxStatement the longest statement that is read, in characters
     * @param maxParseTime the longest that the parser may take for one condition or query
     */
    public DdlReader(@Nullable Dialect given, int maxStatement, Duration maxParseTime) {
        this.given = given;
        this.maxStatement = maxStatement;
        this.maxParseTime = maxParseTime;
    }

    /**
     * Reads a script.
     *
     * @param ddl the text
     * @param source what to call the script in messages
     * @throws SchemaException if no table is understood, or one is declared twice
     */
    public Schema read(String ddl, String source) {
        ScriptText.requireText(ddl, source);
        return read(List.of(new Script("", MigrationText.forward(ddl))), source, List.of());
    }

    /**
     * Reads scripts one after the other, as if they were one.
     *
     * @param scripts the scripts in order
     * @param source what to call them together in messages
     * @param before what was noticed before
     * @throws SchemaException if no table is understood, or one is declared twice
     */
    public Schema read(List<Script> scripts, String source, List<Diagnostic> before) {
        String beginning = DialectDetector.beginning(scripts);
        Dialect dialect = (given != null ? given : DialectDetector.detect(beginning)).underSettingsOf(beginning);
        try (SqlParser parser = new SqlParser(maxParseTime, maxParseTime.multipliedBy(TOTAL_FACTOR))) {
            Catalogue catalogue = new Catalogue(dialect, parser);
            scripts.forEach(script -> read(script, catalogue));
            SchemaBuilder builder = new SchemaBuilder(catalogue, parser);
            List<Table> tables = builder.build();
            List<Diagnostic> diagnostics = new ArrayList<>(before);
            diagnostics.addAll(builder.diagnostics());
            if (tables.isEmpty()) {
                throw nothingUnderstood(source, dialect, diagnostics);
            }
            return Schema.of(dialect, tables, diagnostics);
        }
    }

    private void read(Script script, Catalogue catalogue) {
        int before = catalogue.lines().add(script);
        List<Statement> statements =
                new ScriptReader(script.text(), catalogue.names().dialect().lexicalRules(), maxStatement).read();
        for (Statement each : statements) {
            Statement statement = each.after(before);
            if (statement.fault().isEmpty()) {
                new StatementReader(new Reading(catalogue, statement)).read();
            } else {
                catalogue.warn(statement.line(), statement.fault(), statement.excerpt());
            }
        }
    }

    private SchemaException nothingUnderstood(String source, Dialect dialect, List<Diagnostic> diagnostics) {
        String reason = diagnostics.isEmpty()
                ? "it holds no CREATE TABLE"
                : diagnostics.get(0).toString();
        String remedy = given == null
                ? "; it was read as " + dialect.name()
                        + ": give a script with CREATE TABLE, and name the dialect if it is" + " another one"
                : "; give a script with CREATE TABLE in the SQL of " + dialect.name();
        return new SchemaException("no table understood in " + source + ": " + reason + remedy);
    }
}
