package dev.rowloom.blueprint;

import dev.rowloom.ExportException;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final Culture culture;
    private final Map<String, TableBlueprint> tables;
    private final Map<String, Vocabulary> vocabularies;
    private final @Nullable SchemaPin schema;
    private final @Nullable BlueprintReport report;
    private final List<String> notes;

    /**
     * Returns a blueprint.
     *
     * @param engine the version of the engine it is for
     * @param now what it takes for the present
     * @param locale the language tag of its names and places, or a mixture of several
     * @param tables the tables by id
     */
    public Blueprint(int engine, Instant now, String locale, Map<String, TableBlueprint> tables) {
        this(engine, now, Culture.of(locale), tables);
    }

    /**
     * Returns a blueprint.
     *
     * @param engine the version of the engine it is for
     * @param now what it takes for the present
     * @param culture where its people and places are from
     * @param tables the tables by id
     */
    public Blueprint(int engine, Instant now, Culture culture, Map<String, TableBlueprint> tables) {
        this(engine, now, culture, tables, new Rest(Map.of(), null, null, List.of()));
    }

    private Blueprint(int engine, Instant now, Culture culture, Map<String, TableBlueprint> tables, Rest rest) {
        Objects.requireNonNull(tables, "tables");
        this.engine = engine;
        this.now = Objects.requireNonNull(now, "now");
        this.culture = Objects.requireNonNull(culture, "culture");
        this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        this.vocabularies = Collections.unmodifiableMap(new LinkedHashMap<>(rest.vocabularies()));
        this.schema = rest.schema();
        this.report = rest.report();
        this.notes = List.copyOf(rest.notes());
    }

    /** What not every blueprint has. */
    private record Rest(
            Map<String, Vocabulary> vocabularies,
            @Nullable SchemaPin schema,
            @Nullable BlueprintReport report,
            List<String> notes) {}

    /**
     * Returns a blueprint inferred from names, types, comments, keys and checks alone, in the locale {@code en-US}; where a
     * row names its country, some are in other countries.
     */
    public static Blueprint infer(Schema schema) {
        return infer(schema, Culture.DEFAULT);
    }

    /**
     * Returns a blueprint inferred from names, types, comments, keys and checks alone.
     *
     * @param locale the language tag of names and places, such as {@code de-DE}, or a mixture of several, such as
     *     {@code de-DE 70%, fr-FR 30%}; all places are of these locales
     * @throws dev.rowloom.UsageException if there is no data for a locale; the message lists near ones
     */
    public static Blueprint infer(Schema schema, String locale) {
        Objects.requireNonNull(locale, "locale");
        return infer(schema, Culture.of(locale));
    }

    /**
     * Returns a blueprint inferred from names, types, comments, keys and checks alone.
     *
     * @param culture where people and places are from
     * @throws dev.rowloom.UsageException if there is no data for a locale; the message lists near ones
     */
    public static Blueprint infer(Schema schema, Culture culture) {
        return infer(schema, culture, MeaningCatalogue.builtIn());
    }

    /**
     * Returns a blueprint inferred from names, types, comments, keys and checks alone, in the locale {@code en-US}; where a
     * row names its country, some are in other countries.
     *
     * @param meanings what names of columns mean; the blueprint does not need it later
     */
    public static Blueprint infer(Schema schema, MeaningCatalogue meanings) {
        return infer(schema, Culture.DEFAULT, meanings);
    }

    /**
     * Returns a blueprint inferred from names, types, comments, keys and checks alone.
     *
     * @param culture where people and places are from
     * @param meanings what names of columns mean; the blueprint does not need it later
     * @throws dev.rowloom.UsageException if there is no data for a locale; the message lists near ones
     */
    public static Blueprint infer(Schema schema, Culture culture, MeaningCatalogue meanings) {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(culture, "culture");
        Objects.requireNonNull(meanings, "meanings");
        return new Inference(schema, culture, meanings).blueprint();
    }

    /**
     * Returns the locale whose names and places serve a language tag: the one of that tag, else one of its language. Of a
     * mixture, each tag is served so.
     *
     * @param tag a language tag in any letter case, such as {@code de-AT}, or several with their shares, such as
     *     {@code de-DE 70%, fr-FR 30%}; shares that are left out divide the rest
     * @throws dev.rowloom.UsageException if there is no data for one of them, and the message lists near ones; or if the
     *     shares don't add up to 100%
     */
    public static String localeFor(String tag) {
        Objects.requireNonNull(tag, "tag");
        return new Locales(Vocabularies.bundled()).resolveAll(tag);
    }

    /**
     * Reads the JSON form that {@link #toJson()} writes. What the document leaves out takes its default.
     *
     * @throws dev.rowloom.BlueprintException if the text is no JSON within the bounds (64 MiB, 100 levels, 1 MiB for one
     *     text), holds unknown kinds or fields or values out of range, or pins a vocabulary that has changed since; the
     *     message names the place in the document
     */
    public static Blueprint parse(String json) {
        Objects.requireNonNull(json, "json");
        return new BlueprintReader().parse(json);
    }

    /**
     * Reads a file of the JSON form, UTF-8.
     *
     * @throws dev.rowloom.UsageException if there is no such file
     * @throws dev.rowloom.BlueprintException if the file can't be read, and in the cases of {@link #parse(String)}
     */
    public static Blueprint read(Path file) {
        Objects.requireNonNull(file, "file");
        return BlueprintReader.readExisting(file);
    }

    /**
     * Returns the JSON form: versioned, with keys in a fixed order and defaults left out, lines ending in LF. Equal
     * blueprints give the same text, and {@link #parse(String)} gives back an equal blueprint. The vocabularies in use are
     * pinned by their hashes.
     *
     * @throws dev.rowloom.UsageException if a rule names an unknown vocabulary
     */
    public String toJson() {
        return new BlueprintWriter(this).write();
    }

    /**
     * Writes the JSON form to a file, replacing it.
     *
     * @throws dev.rowloom.ExportException if the file can't be written
     */
    public void writeTo(Path file) {
        Objects.requireNonNull(file, "file");
        try {
            Files.writeString(file, toJson());
        } catch (IOException e) {
            throw new ExportException("the blueprint can't be written to " + file + ": " + e, e);
        }
    }

    /** Returns the SHA-256 of the JSON form as 64 hexadecimal digits. */
    public String hash() {
        return Vocabulary.sha256(toJson());
    }

    /** Returns the version of the engine the blueprint is for. */
    public int engine() {
        return engine;
    }

    /** Returns what the blueprint takes for the present. */
    public Instant now() {
        return now;
    }

    /** Returns the language tag of names and places, or a mixture of several. */
    public String locale() {
        return culture.locale();
    }

    /** Returns where people and places are from. */
    public Culture culture() {
        return culture;
    }

    /** Returns the tables by id, in the schema's order. */
    public Map<String, TableBlueprint> tables() {
        return tables;
    }

    /** Returns a table that is known to be there. */
    TableBlueprint known(String table) {
        return Objects.requireNonNull(tables.get(table), table);
    }

    /** Returns a column that is known to be there. */
    ColumnBlueprint known(String table, String column) {
        return Objects.requireNonNull(known(table).columns().get(column), column);
    }

    /** Returns this blueprint with one table put in place of the one of that id. */
    public Blueprint with(String table, TableBlueprint replacement) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(replacement, "replacement");
        Map<String, TableBlueprint> changed = new LinkedHashMap<>(tables);
        changed.put(table, replacement);
        return new Blueprint(engine, now, culture, changed, new Rest(vocabularies, schema, report, notes));
    }

    /** Returns the vocabularies that the document itself holds, by their paths, such as {@code own/grapes}. */
    public Map<String, Vocabulary> vocabularies() {
        return vocabularies;
    }

    /** Returns how a model was asked for this blueprint. A document that was read does not have it. */
    public Optional<BlueprintReport> report() {
        return Optional.ofNullable(report);
    }

    Blueprint withVocabularies(Map<String, Vocabulary> own) {
        return new Blueprint(engine, now, culture, tables, new Rest(own, schema, report, notes));
    }

    Blueprint withSchema(@Nullable SchemaPin pin) {
        return new Blueprint(engine, now, culture, tables, new Rest(vocabularies, pin, report, notes));
    }

    Blueprint withTables(Map<String, TableBlueprint> changed, List<String> told) {
        return new Blueprint(engine, now, culture, changed, new Rest(vocabularies, schema, report, told));
    }

    @Nullable
    SchemaPin schema() {
        return schema;
    }

    /**
     * Returns the same with a note in the document of what it is for: the hash of the schema and the declarations of its
     * columns, so that {@link #changesOf(Schema)} can tell later what has changed. Blueprints of models have it.
     */
    public Blueprint pinnedTo(Schema schema) {
        return withSchema(SchemaPin.of(Objects.requireNonNull(schema, "schema")));
    }

    /**
     * Returns what has changed in a schema since the blueprint was made for it: tables, columns and foreign keys that are new or
     * gone, and where the document notes the schema, columns that are declared in another way. Empty if nothing has.
     */
    public List<SchemaChange> changesOf(Schema schema) {
        return SchemaChanges.of(this, Objects.requireNonNull(schema, "schema"));
    }

    /**
     * Returns the blueprint for a schema that has moved on: what is new has inferred rules, what is gone is left out, and all
     * else is as it was, so that its values stay. A rule that a column can't have any more gives way to the inferred one.
     */
    public Blueprint filledFor(Schema schema) {
        return new SchemaChanges(this, Objects.requireNonNull(schema, "schema")).filled();
    }

    /** Returns what was changed to fit a schema that has moved on, in words. A document that was read does not have it. */
    public List<String> notes() {
        return notes;
    }

    /** Returns the same with what is known of how a model was asked for it, which is no part of the document. */
    public Blueprint with(BlueprintReport report) {
        Objects.requireNonNull(report, "report");
        return new Blueprint(engine, now, culture, tables, new Rest(vocabularies, schema, report, notes));
    }

    /** Returns whether the other is a blueprint with the same content in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Blueprint that
                && engine == that.engine
                && now.equals(that.now)
                && culture.equals(that.culture)
                && inOrder(tables).equals(inOrder(that.tables))
                && inOrder(vocabularies).equals(inOrder(that.vocabularies))
                && Objects.equals(schema, that.schema)
                && columnOrder().equals(that.columnOrder());
    }

    @Override
    public int hashCode() {
        return Objects.hash(engine, now, culture, tables);
    }

    @Override
    public String toString() {
        return "blueprint of " + tables.size() + " tables";
    }

    private List<List<String>> columnOrder() {
        return tables.values().stream()
                .map(table -> List.copyOf(table.columns().keySet()))
                .toList();
    }

    private static <V> List<Map.Entry<String, V>> inOrder(Map<String, V> map) {
        return List.copyOf(map.entrySet());
    }
}
