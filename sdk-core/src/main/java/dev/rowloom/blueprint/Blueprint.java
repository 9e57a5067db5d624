package dev.rowloom.blueprint;

import dev.rowloom.schema.Schema;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How the rows of a schema come about: one rule for each column, in a document that people review, edit and commit.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Blueprint {

    /** The version of the engine that new blueprints are for. */
    public static final int ENGINE = 1;

    /** The instant that new blueprints take for the present: a constant, so that rows do not change with the clock. */
    public static final Instant DEFAULT_NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final int engine;
    private final Instant now;
    private final String locale;
    private final Map<String, TableBlueprint> tables;

    /**
     * Returns a blueprint.
     *
     * @param engine the version of the engine it is for
     * @param now what it takes for the present
     * @param locale the language tag of its names and places
     * @param tables the tables by id
     */
    public Blueprint(int engine, Instant now, String locale, Map<String, TableBlueprint> tables) {
        this.engine = engine;
        this.now = Objects.requireNonNull(now, "now");
        this.locale = Objects.requireNonNull(locale, "locale");
        this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** Returns a blueprint inferred from names, types, comments, keys and checks alone, in the locale {@code en-US}. */
    public static Blueprint infer(Schema schema) {
        return infer(schema, "en-US");
    }

    /**
     * Returns a blueprint inferred from names, types, comments, keys and checks alone.
     *
     * @param locale the language tag of names and places
     * @throws dev.rowloom.UsageException if there is no data for the locale; the message lists near ones
     */
    public static Blueprint infer(Schema schema, String locale) {
        return new Inference(schema, locale).blueprint();
    }

    /** Returns the version of the engine the blueprint is for. */
    public int engine() {
        return engine;
    }

    /** Returns what the blueprint takes for the present. */
    public Instant now() {
        return now;
    }

    /** Returns the language tag of names and places. */
    public String locale() {
        return locale;
    }

    /** Returns the tables by id, in the schema's order. */
    public Map<String, TableBlueprint> tables() {
        return tables;
    }

    /** Returns this blueprint with one table put in place of the one of that id. */
    public Blueprint with(String table, TableBlueprint replacement) {
        Map<String, TableBlueprint> changed = new LinkedHashMap<>(tables);
        changed.put(table, replacement);
        return new Blueprint(engine, now, locale, changed);
    }
}
