package dev.rowloom.blueprint;

import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What names, types and tables of columns mean, and how values of a meaning are made: the catalogue that comes with Rowloom,
 * and entries of the caller's own, which win over it. Immutable and thread-safe.
 *
 * <p>{@code docs/meanings.md} has the form of entries and the list of built-in meanings. A blueprint inferred with a catalogue
 * holds all that its rows need: it is replayed without the catalogue.
 *
 * @since 0.1.0
 */
public final class MeaningCatalogue {

    private static final MeaningCatalogue BUILT_IN = new MeaningCatalogue(List.of());

    private final List<MeaningEntry> entries;

    private MeaningCatalogue(List<MeaningEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Returns the catalogue that comes with Rowloom. */
    public static MeaningCatalogue builtIn() {
        return BUILT_IN;
    }

    /**
     * Reads entries from a file of JSON, UTF-8, and puts them before the built-in ones.
     *
     * @throws dev.rowloom.UsageException if there is no such file
     * @throws dev.rowloom.BlueprintException if the file can't be read, and in the cases of {@link #parse(String)}
     */
    public static MeaningCatalogue read(Path file) {
        Objects.requireNonNull(file, "file");
        return new MeaningCatalogue(MeaningReader.read(file));
    }

    /**
     * Reads entries from a text of JSON and puts them before the built-in ones.
     *
     * @throws dev.rowloom.BlueprintException if the text is no JSON, or holds unknown fields, kinds, types or meanings, or
     *     values out of range; the message names the place in the document and near names
     */
    public static MeaningCatalogue parse(String json) {
        Objects.requireNonNull(json, "json");
        return new MeaningCatalogue(MeaningReader.parse(json));
    }

    /** Returns this catalogue with the entries of another before its own, so that the other's win. */
    public MeaningCatalogue with(MeaningCatalogue other) {
        Objects.requireNonNull(other, "other");
        List<MeaningEntry> all = new ArrayList<>(other.entries);
        all.addAll(entries);
        return new MeaningCatalogue(all);
    }

    /** Returns the names of all meanings that columns can get, in alphabetical order. */
    public SortedSet<String> meanings() {
        SortedSet<String> meanings = new TreeSet<>(catalogue().meanings());
        meanings.add(BlueprintWriter.UNKNOWN);
        return Collections.unmodifiableSortedSet(meanings);
    }

    /**
     * Returns what the columns of a schema are taken for, in the order of the schema, without making a plan. A column of a
     * declared foreign key is always {@code key.foreign}.
     */
    public List<ColumnMeaning> recognise(Schema schema) {
        Objects.requireNonNull(schema, "schema");
        Catalogue catalogue = catalogue();
        KeyMeanings meanings = new KeyMeanings(new Recogniser(catalogue));
        List<ColumnMeaning> found = new ArrayList<>();
        TableFacts.of(schema, catalogue.words())
                .forEach((id, table) -> table.columns().forEach((name, column) -> {
                    Match match = meanings.meaning(column);
                    found.add(new ColumnMeaning(id, name, match.meaning(), match.confidence(), match.reason()));
                }));
        return List.copyOf(found);
    }

    /** Returns the entries as inference uses them. */
    Catalogue catalogue() {
        return new Catalogue(entries);
    }

    /** Returns this catalogue's own entries in few words. */
    @Override
    public String toString() {
        return "catalogue of meanings with " + entries.size() + " entries before the built-in ones";
    }
}
