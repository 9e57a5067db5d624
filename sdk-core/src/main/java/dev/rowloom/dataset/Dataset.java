package dev.rowloom.dataset;

import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.telemetry.Telemetry;
import dev.rowloom.telemetry.internal.Step;
import dev.rowloom.telemetry.internal.Steps;
import dev.rowloom.validation.ValidationReport;
import dev.rowloom.validation.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory, and what is known of how they came to be. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Dataset {

    private final Schema schema;
    private final Map<String, TableData> tables;
    private final DatasetMetadata metadata;
    private final @Nullable Supplier<Dataset> again;
    private final Steps steps;

    /**
     * Returns a dataset.
     *
     * @param schema the schema of the rows
     * @param tables the tables, each once
     * @param metadata how the rows came to be
     */
    public Dataset(Schema schema, List<TableData> tables, DatasetMetadata metadata) {
        this(schema, tables, metadata, null, Steps.NONE);
    }

    private Dataset(
            Schema schema,
            List<TableData> tables,
            DatasetMetadata metadata,
            @Nullable Supplier<Dataset> again,
            Steps steps) {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(metadata, "metadata");
        this.again = again;
        this.steps = steps;
        this.schema = schema;
        this.metadata = metadata;
        Map<String, TableData> byId = new LinkedHashMap<>();
        tables.forEach(table -> byId.put(table.layout().table().id(), table.within(this)));
        this.tables = Collections.unmodifiableMap(byId);
    }

    /** Returns the schema. */
    public Schema schema() {
        return schema;
    }

    /** Returns the tables, parents first where there is no cycle. */
    public List<TableData> tables() {
        return List.copyOf(tables.values());
    }

    /**
     * Returns one table.
     *
     * @param id the table's name, as {@link Schema#find} takes it
     * @throws UsageException if there is no such table; the message lists near names
     */
    public TableData table(String id) {
        Objects.requireNonNull(id, "id");
        TableData table = tables.get(schema.find(id).map(it -> it.id()).orElse(id));
        if (table == null) {
            throw new UsageException("unknown table '" + id + "'" + NearNames.hint(id, List.copyOf(tables.keySet())));
        }
        return table;
    }

    /** Returns how the rows came to be. */
    public DatasetMetadata metadata() {
        return metadata;
    }

    /**
     * Asks the model again, for the rows that are missing only; answers that are there are not paid for twice.
     *
     * @return the dataset with what came; this one if no row is missing
     * @throws UsageException if no model was asked for these rows
     * @throws dev.rowloom.GenerationException as the run that these rows are from
     */
    public Dataset resume() {
        GenerationReport generation = metadata.generation();
        if (again == null || generation == null) {
            throw new UsageException("these rows can't be resumed: they are not those of a run that asked a model");
        }
        return generation.isComplete() ? this : again.get();
    }

    /**
     * Returns a dataset of the same rows that can be resumed.
     *
     * @param run asks for what is missing
     */
    public Dataset resumableBy(Supplier<Dataset> run) {
        return new Dataset(schema, tables(), metadata, Objects.requireNonNull(run, "run"), steps);
    }

    /**
     * Returns a dataset of the same rows whose {@link #validate} and {@link #writeTo} are traced. Their spans are below the
     * one that is current where they are called; if none is, below the one that is current now.
     */
    public Dataset tracedBy(Telemetry telemetry) {
        Objects.requireNonNull(telemetry, "telemetry");
        return new Dataset(schema, tables(), metadata, again, Steps.of(telemetry));
    }

    /**
     * Returns a dataset of other rows of the same schema, which is traced as this one is.
     *
     * @param rows the tables, each once
     * @param about how the rows came to be
     */
    public Dataset with(List<TableData> rows, DatasetMetadata about) {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(about, "about");
        return new Dataset(schema, rows, about, null, steps);
    }

    /**
     * Does a step to these rows, without a plan.
     *
     * @return what the step makes of them; this dataset stays as it is
     */
    public Dataset then(DatasetStep step) {
        return then(step, null);
    }

    /**
     * Does a step to these rows. What can be resumed can be resumed afterwards, too, and the step is done to what came then.
     *
     * @param plan how the rows were planned, or null where that is not known
     * @return what the step makes of them; this dataset stays as it is
     */
    public Dataset then(DatasetStep step, @Nullable DataPlan plan) {
        Objects.requireNonNull(step, "step");
        Dataset made = steps.begin(step.name()).run(span -> {
            Dataset changed = step.apply(this, plan);
            span.note("rowloom.rows", changed.rows());
            changed.metadata().steps().stream()
                    .skip(metadata.steps().size())
                    .flatMap(report -> report.totals().entrySet().stream())
                    .forEach(total -> span.note("rowloom." + step.name() + "." + total.getKey(), total.getValue()));
            return changed;
        });
        Supplier<Dataset> next = again == null ? null : () -> resume().then(step, plan);
        return new Dataset(made.schema, made.tables(), made.metadata, next, steps);
    }

    /**
     * Holds all rows against the schema. References to tables that this dataset leaves out are listed as not checked; {@link
     * Validator} has more to set.
     */
    public ValidationReport validate() {
        return steps.begin("validate").run(this::validate);
    }

    private ValidationReport validate(Step step) {
        List<String> elsewhere = schema.tables().stream()
                .map(Table::id)
                .filter(id -> !tables.containsKey(id))
                .toList();
        Validator.Builder validator = Validator.builder(schema).rowsElsewhere(elsewhere);
        GenerationReport generation = metadata.generation();
        if (generation != null) {
            // rows of a model are looked at as a person would
            Map<String, Long> hints = new LinkedHashMap<>();
            generation.tables().forEach(table -> hints.put(table.table(), table.hint()));
            validator.oddities().rowHints(hints);
        }
        Validator.Run run = validator.build().start();
        tables.values().forEach(table -> table.batches().forEach(run::accept));
        ValidationReport report = run.finish();
        step.note("rowloom.rows", rows())
                .note("rowloom.findings", report.findings().size());
        return report;
    }

    /**
     * Writes all rows to a sink.
     *
     * @throws ExportException if the sink fails
     */
    public void writeTo(Sink sink) {
        Objects.requireNonNull(sink, "sink");
        steps.begin("export").run(step -> {
            write(sink);
            return step.note("rowloom.rows", rows());
        });
    }

    private long rows() {
        return tables.values().stream().mapToLong(TableData::size).sum();
    }

    private void write(Sink sink) {
        List<TableLayout> layouts =
                tables.values().stream().map(TableData::layout).toList();
        try (Sink.Session session = sink.open(new Sink.Run(schema, loadPlan(), layouts))) {
            for (TableData table : tables.values()) {
                write(table, session.begin(table.layout()));
            }
            session.complete();
        } catch (IOException e) {
            throw new ExportException("the rows could not be written: " + e.getMessage(), e);
        }
    }

    private LoadPlan loadPlan() {
        return LoadPlan.of(schema, RowOrder.forward(schema, tables.values()));
    }

    private static <C> void write(TableData table, Sink.TableWriter<C> writer) throws IOException {
        for (RowBatch batch : table.batches().toList()) {
            writer.write(writer.encode(batch));
        }
        writer.finish();
    }

    /**
     * Writes everything as one JSON document, in UTF-8 and row by row: the rows with what the model wrote, how they came to be,
     * and what {@link #validate()} finds. {@code docs/direct.md} lists its fields.
     *
     * @param out stays open
     * @throws ExportException if the stream fails
     */
    public void writeJson(OutputStream out) {
        Objects.requireNonNull(out, "out");
        try {
            DatasetJson.write(this, out);
        } catch (IOException e) {
            throw new ExportException("the dataset could not be written: " + e.getMessage(), e);
        }
    }

    /** Returns the document that {@link #writeJson} writes; for rows that fit into a text. */
    public String toJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeJson(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Dataset"
                + tables.values().stream()
                        .map(TableData::layout)
                        .map(TableLayout::table)
                        .map(table -> table.id() + ": " + table(table.id()).size())
                        .toList();
    }
}
