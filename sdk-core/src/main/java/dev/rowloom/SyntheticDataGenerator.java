package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Culture;
import dev.rowloom.blueprint.MeaningCatalogue;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.engine.RuleCheck;
import dev.rowloom.engine.ValueFunction;
import dev.rowloom.generation.DirectEstimate;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.RowHints;
import dev.rowloom.internal.NearNames;
import dev.rowloom.profile.Profile;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.telemetry.Telemetry;
import dev.rowloom.telemetry.internal.Step;
import dev.rowloom.telemetry.internal.Steps;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Generates believable rows for a relational schema: the front door of Rowloom.
 *
 * <pre>{@code
 * Schema shop = Schema.fromDdl(Path.of("shop.sql"));
 * Dataset data = SyntheticDataGenerator.of(shop).rows(100).rows("orders", 500).seed(42).generate();
 * }</pre>
 *
 * <p>Each call returns a new generator and leaves this one as it is. With the same schema, options and seed, every run
 * gives the same rows, on any machine. Needs no model, no key and no network. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SyntheticDataGenerator {

    private final Schema schema;
    private final GeneratorOptions options;

    private final AtomicReference<@Nullable DataPlan> planned;

    private SyntheticDataGenerator(
            Schema schema, GeneratorOptions options, AtomicReference<@Nullable DataPlan> planned) {
        this.schema = schema;
        this.options = options;
        this.planned = planned;
    }

    /** Returns a generator of 100 rows a table with seed 0, by a blueprint inferred from the schema. */
    public static SyntheticDataGenerator of(Schema schema) {
        Objects.requireNonNull(schema, "schema");
        return new SyntheticDataGenerator(schema, GeneratorOptions.DEFAULTS, new AtomicReference<>());
    }

    /**
     * Returns a generator of rows like those profiled: 100 of each table with seed 0, by the profile's schema and blueprint. A
     * model that is asked for a blueprint is told {@link Profile#preview()}, and what it leaves out stays as profiled.
     */
    public static SyntheticDataGenerator of(Profile profile) {
        Objects.requireNonNull(profile, "profile");
        return new SyntheticDataGenerator(
                profile.schema(), GeneratorOptions.DEFAULTS.withProfile(profile), new AtomicReference<>());
    }

    /**
     * Sets how many rows each table gets that is not named otherwise. If unset, 100. Where a table's constraints admit
     * fewer, it gets as many as they admit, and the plan's warnings say so.
     *
     * @param rows 0 or more
     * @throws UsageException if the number is negative or above 2^60
     */
    public SyntheticDataGenerator rows(long rows) {
        return with(options.withTargets(options.targets().withAll(rows)));
    }

    /**
     * Sets exactly how many rows one table gets. That its constraints admit so many is checked when planning.
     *
     * @param table the table's name, as {@link Schema#find} takes it
     * @param rows 0 or more
     * @throws UsageException if there is no such table, or the number is negative or above 2^60
     */
    public SyntheticDataGenerator rows(String table, long rows) {
        return with(options.withTargets(options.targets().with(tableId(table), rows)));
    }

    private String tableId(String table) {
        Objects.requireNonNull(table, "table");
        return schema.find(table)
                .map(Table::id)
                .orElseThrow(() -> new UsageException("unknown table '" + table + "'"
                        + NearNames.hint(
                                table, schema.tables().stream().map(Table::id).toList())));
    }

    /** Sets the seed. If unset, 0. */
    public SyntheticDataGenerator seed(long seed) {
        return with(options.withSeed(seed));
    }

    /**
     * Sets the locale of names, places and telephone numbers. If unset, {@code en-US}, with some places in other countries
     * where a row names its country; if set, all places are of the locale. Has no effect beside a blueprint of the caller's,
     * which has a locale of its own.
     *
     * @param tag a language tag, such as {@code de-DE}, or several with their shares, such as {@code de-DE 70%, fr-FR 30%}:
     *     the person and the place of a row are then from the same one
     * @throws UsageException if there are no names and places for one, and the message lists near ones; or if the shares
     *     don't add up to 100%
     */
    public SyntheticDataGenerator locale(String tag) {
        return with(options.withLocale(Blueprint.localeFor(tag)));
    }

    /**
     * Sets the blueprint. If unset, one is inferred from the schema.
     *
     * @param blueprint one that has every table and column of the schema; what it has beyond them has no effect. Planning
     *     raises {@link BlueprintException} where it lacks one
     */
    public SyntheticDataGenerator blueprint(Blueprint blueprint) {
        return with(options.withBlueprint(Objects.requireNonNull(blueprint, "blueprint")));
    }

    /**
     * Sets the blueprint, and what to do where the schema has moved on since it was written. The metadata says what has changed.
     *
     * @throws BlueprintException if it says nothing of a column and gaps are refused; the message says exactly what changed
     */
    public SyntheticDataGenerator blueprint(Blueprint blueprint, Gaps gaps) {
        Objects.requireNonNull(blueprint, "blueprint");
        return blueprint(SchemaDrift.settled(blueprint, schema, Objects.requireNonNull(gaps, "gaps")));
    }

    /**
     * Sets what names of columns mean and how values of a meaning are made. If unset, {@link MeaningCatalogue#builtIn()}. Has no
     * effect beside a blueprint of the caller's, which says how each column is made.
     *
     * @param meanings such as {@link MeaningCatalogue#read} returns for a file of the caller's own entries
     */
    public SyntheticDataGenerator meanings(MeaningCatalogue meanings) {
        return with(options.withMeanings(Objects.requireNonNull(meanings, "meanings")));
    }

    /**
     * Sets the share of nulls of a column, which is kept exactly in every run of so many rows as it takes.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @param rate 0 to 1
     * @throws UsageException if there is no such column or the database computes it, or if the rate is out of range, or above
     *     0 where the column is NOT NULL
     */
    public SyntheticDataGenerator nullRate(String column, double rate) {
        Objects.requireNonNull(column, "column");
        if (!(rate >= 0 && rate <= 1)) {
            throw new UsageException("the null rate of column " + column + " is " + rate + ", not between 0 and 1");
        }
        Schema.FoundColumn found = ColumnOverride.find(schema, column);
        NullRateChange change = new NullRateChange(found.name(), rate);
        change.check(found.column());
        return override(column, change);
    }

    /**
     * Sets how the dates and times of a column are written as text: in a text column everywhere, in a date or timestamp
     * column by sinks of text such as CSV and JSON. SQL keeps the dialect's own form for the latter.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @param pattern a pattern of {@link java.time.format.DateTimeFormatter}, such as {@code dd.MM.yyyy}
     * @throws UsageException if there is no such column or the database computes it, if it holds neither text nor dates or
     *     times, or if the pattern is malformed. That the pattern asks for what the values do not have, such as the hour of
     *     a date, shows when planning
     */
    public SyntheticDataGenerator dateFormat(String column, String pattern) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(pattern, "pattern");
        Schema.FoundColumn found = ColumnOverride.find(schema, column);
        DateFormats.check(found.name(), found.column(), pattern);
        return override(column, (declared, blueprint) -> blueprint.withFormat(pattern));
    }

    /**
     * Lets a column take one of those values, each as likely, in every row: the share of nulls becomes 0 unless
     * {@link #nullRate} sets it.
     *
     * <p>Values that the column's type, a CHECK or another column's rule rules out are left out, and the plan's warnings name
     * them; where none is left, planning fails.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @param values at least one; each is written as its text reads
     * @throws UsageException if there is no such column or the database computes it, if there is no value, or if one is null
     *     or not of the column's type, such as a word for a number, or a number with more digits after the point
     */
    public SyntheticDataGenerator values(String column, Collection<?> values) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(values, "values");
        Schema.FoundColumn found = ColumnOverride.find(schema, column);
        if (values.isEmpty()) {
            throw new UsageException("the list of values of column " + found.name() + " is empty; give at least one");
        }
        List<Rule.Weighted> weighted = values.stream()
                .map(value -> new Rule.Weighted(OptionChecks.listed(found.name(), found.column(), value), 1))
                .toList();
        return override(column, RuleChange.to(new Rule.Values(weighted)));
    }

    /**
     * Lets a column take values between two, both inclusive, in every row: the share of nulls becomes 0 unless
     * {@link #nullRate} sets it.
     *
     * <p>A range that the column's type, a CHECK or another column's rule cuts is used as far as it goes, and the plan's
     * warnings say so; where nothing of it is left, planning fails.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @param min a number, or a date or time of java.time or in ISO 8601
     * @param max not below the minimum
     * @throws UsageException if there is no such column or the database computes it, if a bound is not of the column's type,
     *     or if the range is empty
     */
    public SyntheticDataGenerator range(String column, Object min, Object max) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(max, "max");
        Schema.FoundColumn found = ColumnOverride.find(schema, column);
        Ranges.check(found.name(), found.column(), min, max);
        return override(column, new RuleChange((declared, blueprint) -> Ranges.rule(declared, blueprint, min, max)));
    }

    /**
     * Lets a column take texts of a pattern, see {@link Rule.Pattern}, in every row: the share of nulls becomes 0 unless
     * {@link #nullRate} sets it. Planning fails where the column can't hold what the pattern describes.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @throws UsageException if there is no such column, or the database computes it, or if the
     *     pattern is malformed or uses a form that is not known
     */
    public SyntheticDataGenerator pattern(String column, String pattern) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(pattern, "pattern");
        RuleCheck.check(ColumnOverride.find(schema, column).name(), new Rule.Pattern(pattern));
        return override(column, RuleChange.to(new Rule.Pattern(pattern)));
    }

    /**
     * Gives a column the same value in every row: the share of nulls becomes 0 unless {@link #nullRate} sets it. Other columns
     * make room for it where CHECKs compare them; where they can't, planning fails.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @param value the value, or null for SQL's NULL
     * @throws UsageException if there is no such column or the database computes it, or if the value is not of the column's
     *     type, or null where the column is NOT NULL
     */
    public SyntheticDataGenerator constant(String column, @Nullable Object value) {
        Objects.requireNonNull(column, "column");
        Schema.FoundColumn found = ColumnOverride.find(schema, column);
        OptionChecks.value(found.name(), found.column(), value);
        return override(column, RuleChange.to(new Rule.Constant(value == null ? null : value.toString())));
    }

    /**
     * Lets a function make the values of a column, in every row: the share of nulls becomes 0 unless {@link #nullRate} sets
     * it, and the function itself may return null. A blueprint names it by the column, and needs it again when read.
     *
     * <p>Each value is held against the column's type and against every CHECK that reads the column; one that fails is a
     * {@link UsageException} when its row is made, naming the row. What no single row shows is not guaranteed for such a
     * column: that its values differ where it belongs to a unique or primary key, and that they have a parent where it
     * belongs to a foreign key. {@link DataPlan#notChecked()} and {@link DataPlan#warnings()} name those constraints.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it
     * @throws UsageException if there is no such column, or the database computes it
     */
    public SyntheticDataGenerator function(String column, ValueFunction function) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(function, "function");
        String name = ColumnOverride.find(schema, column).name();
        return with(options.withFunction(name, function)).override(name, RuleChange.to(new Rule.External(name)));
    }

    /**
     * Gives a row: what some of its columns hold, and which children it has. Everything else is filled in, and all
     * constraints hold over given and generated rows.
     *
     * <p>The rows given are the first rows of their tables, in the order of the calls, each before its children; they count
     * as part of the rows that {@link #rows} asks for, and a table that is not named there gets at least those. Their
     * addresses and values stay when row counts grow and when further rows are given after them.
     *
     * @param table the table's name, as {@link Schema#find} takes it
     * @param spec describes the row
     * @throws UsageException if there is no such table, or the description has an unknown name or a value that its column's
     *     type does not hold. What contradicts a constraint is one when planning, naming row, constraint and values
     */
    public SyntheticDataGenerator given(String table, Consumer<PinnedRow> spec) {
        return given(table, 1, spec);
    }

    /**
     * Gives several rows that are alike in what is described, as {@link #given(String, Consumer)} does.
     *
     * @param table the table's name, as {@link Schema#find} takes it
     * @param count how many rows, 0 or more
     * @param spec describes each row
     * @throws UsageException as for one row, or if there are too many
     */
    public SyntheticDataGenerator given(String table, int count, Consumer<PinnedRow> spec) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(spec, "spec");
        return with(options.withGiven(List.of(GivenRows.of(schema, table, count, spec))));
    }

    /**
     * Gives the rows of a JSON document, as {@link #given(String, Consumer)} does.
     *
     * <pre>{@code
     * {"customers": [{"name": "alice", "set": {"tier": "VIP"},
     *                 "children": {"orders": [{"count": 3, "set": {"status": "shipped"}}]}}]}
     * }</pre>
     *
     * @param json the text of the document, whose form docs/scenarios.md describes
     * @throws UsageException if the text is no such document within the bounds (4 MiB, 100 levels), or as for one row; the
     *     message names the place in the document
     */
    public SyntheticDataGenerator scenario(String json) {
        return with(options.withGiven(ScenarioReader.parse(schema, Objects.requireNonNull(json, "json"))));
    }

    /**
     * Gives the rows of a JSON file, as {@link #scenario(String)} does.
     *
     * @throws UsageException if the file can't be read or is no such document
     */
    public SyntheticDataGenerator scenario(Path file) {
        return with(options.withGiven(ScenarioReader.read(schema, Objects.requireNonNull(file, "file"))));
    }

    /**
     * Has a model write the rows. Row counts are hints to it then; what it wrote is kept as it is, and the dataset's
     * {@linkplain DatasetMetadata#generation() metadata} say what came, what it took, and what is missing and why. The
     * blueprint makes rows in place of missing ones, and keys where {@link #direct} has them assigned.
     *
     * @param provider the service, such as a {@code GeminiProvider}; stays open
     * @param model the model's name as the service spells it
     * @throws UsageException if the name is blank
     */
    public SyntheticDataGenerator provider(ModelProvider provider, String model) {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        if (model.isBlank()) {
            throw new UsageException("the name of the model must not be blank; give one such as the service lists");
        }
        return with(options.withModel(options.model().withProvider(provider, model)));
    }

    /**
     * Sets what the model is asked for. If unset, the rows themselves. Has no effect without {@link #provider}. With {@link
     * Strategy#BLUEPRINT} the first plan or run asks for a blueprint, unless {@link #blueprint(Blueprint)} has set one; where
     * the model gives none, the inferred or profiled one stands, and the metadata says so, but for {@link
     * dev.rowloom.generation.Fallback#FAIL}.
     */
    public SyntheticDataGenerator strategy(Strategy strategy) {
        return with(options.withModel(options.model().withStrategy(Objects.requireNonNull(strategy, "strategy"))));
    }

    /** Sets how the model is asked. If unset, {@link DirectOptions#DEFAULT}. Has no effect without {@link #provider}. */
    public SyntheticDataGenerator direct(DirectOptions direct) {
        return with(options.withModel(options.model().withOptions(Objects.requireNonNull(direct, "direct"))));
    }

    /**
     * Tells the model what the data is about, in words, such as {@code a wine merchant, business customers}. Has no effect
     * without {@link #provider}.
     */
    public SyntheticDataGenerator instructions(String text) {
        Objects.requireNonNull(text, "text");
        return with(options.withModel(
                options.model().withInstructions(options.model().instructions().withAll(text))));
    }

    /**
     * Tells the model about one table, in words. Has no effect without {@link #provider}.
     *
     * @param table the table's name, as {@link Schema#find} takes it
     * @throws UsageException if there is no such table
     */
    public SyntheticDataGenerator instructions(String table, String text) {
        Objects.requireNonNull(text, "text");
        return with(options.withModel(
                options.model().withInstructions(options.model().instructions().with(tableId(table), text))));
    }

    /**
     * Lets the model be told values of a column as they are. If unset, where a model writes rows and a column looks like personal
     * data, values of {@linkplain #given given rows} and those set for the column are told as {@linkplain
     * dev.rowloom.privacy.ShapeMask stand-ins} of the same shape. Has no effect without {@link #provider}.
     *
     * @param column the table's and the column's name with a dot between
     * @throws UsageException if there is no such column
     */
    public SyntheticDataGenerator open(String column) {
        Objects.requireNonNull(column, "column");
        return with(options.withModel(
                options.model().withOpen(ColumnOverride.find(schema, column).name())));
    }

    /**
     * Has a step done to the rows of every run after they have come, such as {@code IntegrityRepair.fixAll()} of rowloom-repair;
     * several are done in the order of the calls. If unset, rows stay as they are. With a step all rows are held in memory, also
     * where they go to a sink.
     */
    public SyntheticDataGenerator then(DatasetStep step) {
        return delivering(options.withStep(Objects.requireNonNull(step, "step")));
    }

    /** Tells a listener how far each run has come. */
    public SyntheticDataGenerator progress(ProgressListener listener) {
        return delivering(options.withListener(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Traces runs: see {@link Telemetry} for the spans and what they hold. If unset, nothing is traced and no class of
     * OpenTelemetry loaded. Whether a run is sensitive is said by {@link DirectOptions#isSensitive()} of {@link #direct}, also for
     * rows that the engine makes.
     */
    public SyntheticDataGenerator telemetry(Telemetry telemetry) {
        return delivering(options.withTelemetry(Objects.requireNonNull(telemetry, "telemetry")));
    }

    /**
     * Makes rows on that many threads of each run's own, which end with it. If unset, 1: the calling thread. Rows do not
     * depend on it.
     *
     * @param threads 1 to 1024
     * @throws UsageException if the number is out of range
     */
    public SyntheticDataGenerator threads(int threads) {
        return delivering(options.withWorkers(Workers.of(threads, null)));
    }

    /**
     * Makes rows on the threads of an executor, which stays open.
     *
     * @param parallelism how many batches are made at the same time, 1 to 1024
     * @throws UsageException if the number is out of range
     */
    public SyntheticDataGenerator executor(Executor executor, int parallelism) {
        return delivering(options.withWorkers(Workers.of(parallelism, Objects.requireNonNull(executor, "executor"))));
    }

    /** Returns the schema. */
    public Schema schema() {
        return schema;
    }

    /** Returns the blueprint that rows are made by: the one set or inferred, with all changes of columns. */
    public Blueprint blueprint() {
        Blueprint blueprint = options.blueprint() != null ? options.blueprint() : inferred();
        for (ColumnOverride override : options.overridesInOrder()) {
            blueprint = override.applyTo(blueprint, schema);
        }
        return blueprint;
    }

    private Blueprint inferred() {
        String locale = options.locale();
        return locale == null
                ? Blueprint.infer(schema, options.meanings())
                : Blueprint.infer(schema, Culture.of(locale), options.meanings());
    }

    /**
     * Plans the rows without making any. Done once: a run of this generator follows the same plan.
     *
     * @throws UsageException if an option does not fit the schema, or given rows contradict a constraint
     * @throws BlueprintException if the blueprint lacks a table or column of the schema, or is for another engine
     * @throws CapacityException if a named table is to get more rows than its constraints admit
     */
    public DataPlan plan() {
        DataPlan known = planned.get();
        if (known == null) {
            known = Steps.of(options.telemetry()).begin("plan").run(this::plan);
            planned.set(known);
        }
        return known;
    }

    private DataPlan plan(Step step) {
        DataPlan plan = planned();
        step.note("rowloom.tables", plan.tables().size())
                .note("rowloom.rows.asked", plan.rows())
                .note("rowloom.seed", plan.seed())
                .note("rowloom.warnings", plan.warnings().size())
                .note("rowloom.not_checked", plan.notChecked().size());
        return plan;
    }

    private DataPlan planned() {
        if (BlueprintAsking.isDue(options)) {
            return with(options.withBlueprint(asking().askOrStand())).planned();
        }
        PlanRequest.RowTargets asked = options.targets();
        PlanRequest.RowTargets hinted =
                options.model().isDirect() ? RowHints.targets(options.model().instructions(), schema, asked) : asked;
        try {
            return planned(hinted);
        } catch (CapacityException e) {
            if (hinted.equals(asked)) {
                throw e;
            }
            return planned(asked); // a number in passing is no demand
        }
    }

    private DataPlan planned(PlanRequest.RowTargets targets) {
        return DataPlan.of(request(targets));
    }

    private PlanRequest request(PlanRequest.RowTargets targets) {
        return new PlanRequest(
                schema,
                blueprint(),
                options.seed(),
                targets,
                options.functions(),
                options.nullRates(),
                GivenRows.scenario(options.given()));
    }

    /**
     * Returns what a run will about take in requests, tokens and, with prices, money. Asks nobody.
     *
     * @throws UsageException if no {@link #provider} is set, or as {@link #plan()}
     */
    public DirectEstimate estimate() {
        if (!options.model().isDirect()) {
            throw new UsageException("without a model there is nothing to estimate: set provider(…) first");
        }
        return options.direct().estimate(plan());
    }

    /**
     * Makes all rows in memory. For more rows than memory holds, stream them with {@link #generateTo}.
     *
     * @throws UsageException if an option does not fit the schema, or the rows would take more memory than Java may use, by
     *     an estimate from the first rows of each table
     * @throws BlueprintException if the blueprint lacks a table or column of the schema, or is for another engine
     * @throws CapacityException if a named table is to get more rows than its constraints admit
     */
    public Dataset generate() {
        return runs().generate();
    }

    /**
     * Makes all rows and streams them to a sink; returns when all is written.
     *
     * @throws UsageException if an option does not fit the schema
     * @throws BlueprintException if the blueprint lacks a table or column of the schema, or is for another engine
     * @throws CapacityException if a named table is to get more rows than its constraints admit
     * @throws ExportException if the sink fails
     */
    public GenerationSummary generateTo(Sink sink) {
        return runs().deliver(Objects.requireNonNull(sink, "sink"));
    }

    /**
     * Begins to make all rows and stream them to a sink, on a thread of the run's own, and returns at once.
     *
     * @throws UsageException if an option does not fit the schema
     * @throws BlueprintException if the blueprint lacks a table or column of the schema, or is for another engine
     * @throws CapacityException if a named table is to get more rows than its constraints admit
     */
    public GenerationRun start(Sink sink) {
        return runs().start(Objects.requireNonNull(sink, "sink"));
    }

    /**
     * Has the model write how columns come about, once: the blueprint that {@link #blueprint()} returns, with what the model
     * knows better. It is to be written to a file, looked at, and set by {@link #blueprint(Blueprint)}; rows need no model
     * then. There is at most one request a table, and one more for an answer that is cut.
     *
     * @return the blueprint; its {@linkplain Blueprint#report() report} has what was not taken as the model wrote it
     * @throws UsageException if no provider is set
     * @throws dev.rowloom.provider.ProviderException if no request was answered
     * @throws CancelledException if the thread is interrupted
     */
    public Blueprint askBlueprint() {
        return asking().ask();
    }

    /**
     * Has the model change a blueprint as words ask for. Nothing is changed by that: the caller looks at the revision and takes
     * its blueprint or not. What it costs does not depend on rows.
     *
     * @param blueprint what to change; rows by which changes are shown are this generator's
     * @param wish what to change, such as {@code make refunds rarer in December}
     * @return the change
     * @throws UsageException if no provider is set, or nothing is asked for
     * @throws dev.rowloom.provider.ProviderException if the request was not answered
     */
    public BlueprintRevision revise(Blueprint blueprint, String wish) {
        Objects.requireNonNull(wish, "wish");
        return blueprint(blueprint).asking().revise(wish);
    }

    private BlueprintAsking asking() {
        return new BlueprintAsking(options, request(options.targets()));
    }

    private GeneratorRuns runs() {
        return new GeneratorRuns(schema, options, this::plan);
    }

    @Override
    public String toString() {
        return "SyntheticDataGenerator[" + schema.tables().size() + " tables, "
                + options.targets().all()
                + " rows each"
                + (options.targets().byTable().isEmpty()
                        ? ""
                        : " but " + options.targets().byTable())
                + ", seed " + options.seed() + "]";
    }

    private SyntheticDataGenerator override(String column, ColumnOverride.Change change) {
        return with(options.withOverride(
                new ColumnOverride(ColumnOverride.find(schema, column).name(), change)));
    }

    private SyntheticDataGenerator with(GeneratorOptions changed) {
        return new SyntheticDataGenerator(schema, changed, new AtomicReference<>());
    }

    /** Changes what bears on the delivery of rows, not on the plan. */
    private SyntheticDataGenerator delivering(GeneratorOptions changed) {
        return new SyntheticDataGenerator(schema, changed, planned);
    }
}
