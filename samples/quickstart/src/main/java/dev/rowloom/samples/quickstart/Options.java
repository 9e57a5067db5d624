package dev.rowloom.samples.quickstart;

import dev.rowloom.schema.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of the command line, as they were given. */
final class Options {

    @Option(
            names = "--ddl",
            paramLabel = "FILE",
            description =
                    "The schema: SQL that creates the tables, a dump for example, or a folder of migrations. If not given, a shop of ours.")
    @Nullable
    Path ddl;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            completionCandidates = DialectNames.class,
            description = "The SQL of the schema: ${COMPLETION-CANDIDATES}. If not given, it is told from the file.")
    @Nullable
    String dialect;

    @Option(
            names = "--rows",
            paramLabel = "N|TABLE=N",
            description = {
                "How many rows a table gets: all tables (if not given, 100), or one; may be repeated.",
                "A number for all is lowered where a table's constraints admit fewer; for one table that is an error."
            })
    List<String> rows = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            converter = WholeNumber.OfLong.class,
            description = "The same seed gives the same rows; another gives others. If not given, 0.")
    long seed;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "The language and country of names and places, such as de-DE, or several with their shares,"
                    + " such as 'de-DE 70%%, fr-FR 30%%'. If not given, en-US, with some places abroad.")
    @Nullable
    String locale;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "How many threads make rows; the rows are the same. If not given, one for each processor.")
    @Nullable
    Integer threads;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "csv",
            converter = OutputFormat.Converter.class,
            description = "What is written: ${COMPLETION-CANDIDATES}. If not given, csv.")
    OutputFormat format = OutputFormat.CSV;

    @Option(
            names = "--out",
            paramLabel = "DIR|FILE.zip",
            description = "Where files are written; created where missing. If not given, nothing is written.")
    @Nullable
    Path out;

    @Option(names = "--force", description = "Replace files that exist.")
    boolean force;

    @Option(
            names = "--blueprint",
            paramLabel = "FILE",
            description = "How each column's values come about. If not given, that is inferred from the schema.")
    @Nullable
    Path blueprint;

    @Option(
            names = "--fill-gaps",
            description = "Infer what --blueprint says nothing of, where the schema has moved on since it was written.")
    boolean fillGaps;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Rows to be given, as JSON: the first rows of their tables. If not given, none are.")
    @Nullable
    Path scenario;

    @Option(
            names = "--write-blueprint",
            paramLabel = "FILE",
            description = "Write the blueprint, to be edited and read.")
    @Nullable
    Path writeBlueprint;

    @Option(
            names = "--explain",
            paramLabel = "FILE",
            description = {
                "Write what every column was taken for, how surely and why, and how it is made:",
                "as CSV or JSON where FILE ends so, else to be read."
            })
    @Nullable
    Path explain;

    @Option(
            names = "--meanings",
            paramLabel = "FILE",
            description = "Meanings of columns of your own, which win over those that Rowloom knows: JSON.")
    @Nullable
    Path meanings;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = {
                "Make rows like those of a file, CSV or JSON, in the place of a schema's; or like those of a profile",
                "that --write-profile wrote. --rows says how many."
            })
    @Nullable
    Path profile;

    @Option(
            names = "--open",
            paramLabel = "COLUMN",
            description =
                    "A column of the file of --profile that is taken for personal data, but is none; may be repeated.")
    List<String> open = new ArrayList<>();

    @Option(
            names = "--write-profile",
            paramLabel = "FILE",
            description = "Write the profile of the file of --profile: what its columns are like, without its rows.")
    @Nullable
    Path writeProfile;

    @Option(
            names = "--profile-cache",
            paramLabel = "DIR",
            description = "Keep profiles there, and take from there those of files that were profiled before.")
    @Nullable
    Path profileCache;

    @Option(
            names = "--detect",
            paramLabel = "FILE",
            description = {
                "Print which columns of a file, CSV or JSON, hold personal data, and nothing else: column, label",
                "and confidence, as CSV."
            })
    @Nullable
    Path detect;

    @Option(
            names = "--repair",
            description = "Repair rows by the smallest change that makes them valid, before they are written.")
    boolean repair;

    @Option(
            names = "--repair-log",
            paramLabel = "FILE",
            description = "Write every cell that --repair changed, with what it held before, as JSON Lines.")
    @Nullable
    Path repairLog;

    @Option(
            names = "--validate",
            paramLabel = "DIR",
            description = {
                "Make no rows, but hold those of a directory's CSV, JSON or JSON Lines files against --ddl.",
                "With --repair, repair them; --out says where to."
            })
    @Nullable
    Path validate;

    @ArgGroup(validate = false, heading = "%nA model writes the rows:%n")
    ModelOptions model = new ModelOptions();

    @Option(names = "--debug", description = "Print all warnings, and the stack trace of a failure.")
    boolean debug;

    /** The names of the dialects that can be read. */
    static final class DialectNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Dialect.all().stream().map(Dialect::name).iterator();
        }
    }
}
