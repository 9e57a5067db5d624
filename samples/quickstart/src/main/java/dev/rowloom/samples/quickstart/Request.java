package dev.rowloom.samples.quickstart;

import dev.rowloom.BlueprintException;
import dev.rowloom.Gaps;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.MeaningCatalogue;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.dataset.DatasetSteps;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What a command line asks for, checked as far as that is possible without the schema. */
final class Request {

    private static final int MAX_THREADS = 1024;

    private final Options options;
    private final RowCounts rows;
    private final @Nullable Dialect dialect;
    private final @Nullable Target target;
    private final SideFiles sideFiles;
    private final @Nullable ModelRequest model;
    private final @Nullable Profiled profiled;
    private final @Nullable DatasetStep repair;

    private Request(Options options, ParseResult parsed) {
        this.options = options;
        requireGiven("--ddl", options.ddl);
        requireGiven("--out", options.out);
        requireGiven("--blueprint", options.blueprint);
        requireGiven("--scenario", options.scenario);
        requireGiven("--write-blueprint", options.writeBlueprint);
        requireGiven("--explain", options.explain);
        requireGiven("--meanings", options.meanings);
        requireGiven("--dialect", options.dialect);
        requireGiven("--locale", options.locale);
        this.rows = RowCounts.of(options.rows);
        this.dialect = options.dialect == null ? null : told("--dialect", options.dialect, Dialect::named);
        requireThreads(options.threads);
        requireExists("--ddl", options.ddl);
        requireFile("--blueprint", options.blueprint);
        requireFile("--scenario", options.scenario);
        requireFile("--meanings", options.meanings);
        OutputFile.Existing existing = options.force ? OutputFile.Existing.REPLACE : OutputFile.Existing.REFUSE;
        this.target = options.out == null ? null : new Target(options.out, options.format, existing);
        this.sideFiles = SideFiles.of(options, existing);
        this.profiled = Profiled.of(options, existing);
        requireGiven("--repair-log", options.repairLog);
        requireGiven("--validate", options.validate);
        requireValidation(options);
        this.repair = repair(options, existing);
        this.model = ModelRequest.of(options.model, parsed, existing);
    }

    /**
     * Returns what the options ask for.
     *
     * @throws UsageException if an option's value is wrong, or an input file is missing
     * @throws dev.rowloom.ExportException if the blueprint, the explanation or the report can't be written
     */
    static Request of(Options options, ParseResult parsed) {
        return new Request(options, parsed);
    }

    private static void requireValidation(Options options) {
        if (options.validate != null && options.ddl == null) {
            throw new UsageException("--validate needs to know what the rows are to be: add --ddl FILE");
        } else if (options.validate != null && options.model.provider != null) {
            throw new UsageException("--validate looks at rows that are there, and --provider has others written;"
                    + " leave one of them out");
        }
    }

    private static @Nullable DatasetStep repair(Options options, OutputFile.Existing existing) {
        if (!options.repair) {
            if (options.repairLog != null) {
                throw new UsageException("--repair-log tells what --repair changed: add --repair");
            }
            return null;
        }
        Map<String, String> settings = options.repairLog == null
                ? Map.of()
                : Map.of(
                        "log",
                        OutputFile.claim(options.repairLog, existing).path().toString());
        return told("--repair", settings, it -> DatasetSteps.create("repair", it));
    }

    /** An empty path would be the current directory, which nobody means by it. */
    static void requireGiven(String option, @Nullable Object value) {
        if (value != null && value.toString().isBlank()) {
            throw new UsageException(
                    option + " '" + value + "': the value is blank; give one, or leave the option out");
        }
    }

    /** Does what an option asks for, and names the option where it can't be done. */
    static <T, R> R told(String option, T value, Function<T, R> step) {
        try {
            return step.apply(value);
        } catch (UsageException e) {
            throw new UsageException(option + ": " + e.getMessage(), e);
        }
    }

    private static void requireThreads(@Nullable Integer threads) {
        if (threads != null && (threads < 1 || threads > MAX_THREADS)) {
            throw new UsageException("--threads " + threads + ": give 1 to " + MAX_THREADS);
        }
    }

    private static void requireExists(String option, @Nullable Path file) {
        if (file != null && !Files.exists(file)) {
            throw new UsageException(option + " " + file + ": there is no such file in "
                    + file.toAbsolutePath().normalize().getParent());
        }
    }

    static void requireFile(String option, @Nullable Path file) {
        requireExists(option, file);
        if (file != null && Files.isDirectory(file)) {
            throw new UsageException(option + " " + file + ": it is a directory; name a file");
        }
    }

    /** Reads the schema. */
    Schema schema() {
        if (profiled != null) {
            return profiled.profile().schema();
        }
        if (options.ddl == null) {
            return Shop.schema(dialect == null ? Dialect.postgresql() : dialect);
        }
        DdlSource source = dialect == null ? DdlSource.detecting() : DdlSource.of(dialect);
        return Files.isDirectory(options.ddl) ? source.readMigrations(options.ddl) : source.read(options.ddl);
    }

    /** Returns a generator of that schema's rows as they were asked for. */
    SyntheticDataGenerator generator(Schema schema) {
        RowCounts named = rows.named(schema);
        SyntheticDataGenerator generator = (profiled == null
                        ? SyntheticDataGenerator.of(schema)
                        : SyntheticDataGenerator.of(profiled.profile()))
                .seed(options.seed)
                .threads(threads());
        if (options.blueprint != null) {
            Blueprint read = Blueprint.read(options.blueprint);
            generator = options.fillGaps ? generator.blueprint(read, Gaps.INFER) : generator.blueprint(read);
        }
        if (options.scenario != null) {
            generator = generator.scenario(options.scenario);
        }
        if (options.meanings != null) {
            generator = generator.meanings(MeaningCatalogue.read(options.meanings));
        }
        if (options.locale != null) {
            SyntheticDataGenerator before = generator;
            generator = told("--locale", options.locale, before::locale);
        }
        if (named.all() != null) {
            SyntheticDataGenerator before = generator;
            generator = told("--rows", named.all(), before::rows);
        }
        for (Map.Entry<String, Long> table : named.tables().entrySet()) {
            SyntheticDataGenerator before = generator;
            generator = told("--rows", table, it -> before.rows(it.getKey(), it.getValue()));
        }
        return repair == null ? generator : generator.then(repair);
    }

    /**
     * Returns the plan of a generator.
     *
     * @throws BlueprintException if the blueprint given does not fit the schema
     * @throws dev.rowloom.CapacityException if more rows were asked of a table than its constraints admit
     */
    DataPlan plan(SyntheticDataGenerator generator) {
        try {
            return generator.plan();
        } catch (BlueprintException | UsageException e) {
            // every other option was checked before
            if (options.blueprint == null) {
                throw e;
            }
            throw new BlueprintException("in the blueprint " + options.blueprint + ": " + e.getMessage(), e);
        }
    }

    private int threads() {
        return options.threads == null
                ? Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS)
                : options.threads;
    }

    /** Returns where the rows go, or null where they are not wanted. */
    @Nullable
    Target target() {
        return target;
    }

    /** Returns what repairs the rows, or null where they stay as they are. */
    @Nullable
    DatasetStep repair() {
        return repair;
    }

    /** Returns the directory whose rows are to be looked at, or null where rows are to be made. */
    @Nullable
    Path validate() {
        return options.validate;
    }

    /** Returns what is asked of a model, or null where Rowloom writes the rows. */
    @Nullable
    ModelRequest model() {
        return model;
    }

    /** Returns whether a blueprint was given, so that none has to be asked for. */
    boolean hasBlueprint() {
        return options.blueprint != null;
    }

    SideFiles sideFiles() {
        return sideFiles;
    }

    /** Returns what options have no effect. */
    List<String> idle() {
        List<String> idle = new ArrayList<>();
        if (options.blueprint != null && options.locale != null) {
            idle.add("--locale has no effect beside --blueprint, which has a locale of its own");
        }
        if (options.blueprint != null && options.meanings != null) {
            idle.add("--meanings has no effect beside --blueprint, which says how each column is made");
        }
        if (model != null && !model.isBlueprint() && options.threads != null) {
            idle.add("--threads has no effect beside --provider; --concurrency says how many requests go side by side");
        }
        return idle;
    }

    Warnings.Wanted warnings() {
        return options.debug ? Warnings.Wanted.ALL : Warnings.Wanted.FIRST;
    }
}
