package dev.rowloom.profile;

import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.privacy.Detection;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rows of the caller's look like, computed without a model: types, ranges, values and how columns depend on each other.
 * Enough for a blueprint by itself, whose rows are spread as those profiled.
 *
 * <pre>{@code
 * Profile trips = Profile.of("trips", SampleRows.csv(Path.of("trips.csv")));
 * Dataset more = SyntheticDataGenerator.of(trips).rows(10_000).generate();
 * }</pre>
 *
 * <p>Holds no personal data: columns that are taken for such leave only their kind and their shares of nulls behind, and of
 * others only values that came ten times are kept. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Profile {

    private final List<TableProfile> tables;
    private final String ddl;
    private final Blueprint blueprint;

    Profile(List<TableProfile> tables, String ddl, Blueprint blueprint) {
        this.tables = List.copyOf(tables);
        this.ddl = ddl;
        this.blueprint = blueprint;
    }

    /**
     * Returns the profile of one table's rows, which are read to their end and closed.
     *
     * @param table the table's name
     * @throws dev.rowloom.UsageException if the rows can't be read, or have no column
     */
    public static Profile of(String table, SampleRows rows) {
        return builder().table(table, rows).build();
    }

    /**
     * Returns what the columns of rows were taken for, in their order, without profiling them: personal data or none. The rows
     * are read to their end and closed.
     *
     * @param table the table's name, which tells what its columns are of
     * @throws dev.rowloom.UsageException if the rows can't be read
     */
    public static List<Detection> detect(String table, SampleRows rows) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rows, "rows");
        return new TableModel(table, Collector.of(rows), Set.of()).detections();
    }

    /** Returns a builder of a profile, for several tables or for columns that are personal in name only. */
    public static ProfileBuilder builder() {
        return new ProfileBuilder();
    }

    /** Returns the tables, in the order they were given. */
    public List<TableProfile> tables() {
        return tables;
    }

    /** Returns the profile of a table. */
    public Optional<TableProfile> table(String name) {
        Objects.requireNonNull(name, "name");
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Returns SQL that creates the tables: the caller's, else the types and keys that the rows suggest, for PostgreSQL. */
    public String ddl() {
        return ddl;
    }

    /** Returns the schema of {@link #ddl()}. */
    public Schema schema() {
        return Assembly.schema(ddl);
    }

    /** Returns the blueprint of rows like those profiled, for the tables of {@link #schema()}. */
    public Blueprint toBlueprint() {
        return blueprint;
    }

    /**
     * Returns the JSON form: versioned, fields in a fixed order, lines ending in LF. {@link #parse} gives back an equal
     * profile.
     */
    public String toJson() {
        return ProfileJson.write(this);
    }

    /**
     * Reads the JSON form.
     *
     * @throws dev.rowloom.BlueprintException if the text is no such document within the bounds (64 MiB, 100 levels, 1 MiB for
     *     one text)
     */
    public static Profile parse(String json) {
        return ProfileJson.read(Objects.requireNonNull(json, "json"));
    }

    /**
     * Reads a file of the JSON form, UTF-8.
     *
     * @throws dev.rowloom.UsageException if there is no such file
     * @throws dev.rowloom.BlueprintException as {@link #parse}
     */
    public static Profile read(Path file) {
        return ProfileJson.read(Objects.requireNonNull(file, "file"));
    }

    /**
     * Writes the JSON form to a file, replacing it.
     *
     * @throws ExportException if the file can't be written
     */
    public void writeTo(Path file) {
        try {
            Files.writeString(Objects.requireNonNull(file, "file"), toJson());
        } catch (IOException e) {
            throw new ExportException("the profile can't be written to " + file + ": " + e, e);
        }
    }

    /** Returns the SHA-256 of the JSON form as 64 hexadecimal digits. */
    public String hash() {
        return ProfileJson.sha256(toJson());
    }

    /**
     * Returns the description of tables and columns, which is all that a model is told of the rows: a JSON object for each
     * table, one below the other. {@code SyntheticDataGenerator.of(profile).provider(…).askBlueprint()} sends that of a table
     * as it stands here, beside the schema ({@link #ddl()}: names, types and keys), with what is beyond the room of a prompt
     * cut off. Of the rules of {@link #toBlueprint()} it is told that they are profiled, and nothing else.
     */
    public String preview() {
        return tables.stream().map(ProfileJson::preview).collect(Collectors.joining());
    }

    /**
     * Returns the part of {@link #preview()} that is about one table.
     *
     * @throws dev.rowloom.UsageException if it has no such table
     */
    public String preview(String table) {
        return table(table)
                .map(ProfileJson::preview)
                .orElseThrow(() -> new UsageException("the profile has no table '" + table + "'; it has: "
                        + tables.stream().map(TableProfile::name).collect(Collectors.joining(", "))));
    }

    /** Returns whether the other is a profile with the same content. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Profile that
                && tables.equals(that.tables)
                && ddl.equals(that.ddl)
                && blueprint.equals(that.blueprint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tables, ddl);
    }

    @Override
    public String toString() {
        return "profile of " + tables.size() + " tables";
    }
}
