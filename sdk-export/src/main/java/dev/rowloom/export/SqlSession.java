package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.LastNumbers;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.LoadPlan.Step;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run that writes a script. */
final class SqlSession implements Sink.Session {

    private static final String FILE = "data.sql";

    private final Sink.Run run;
    private final Dialect dialect;
    private final SqlFrames frames;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<String> verifications = new ArrayList<>();
    private final List<String> sequences = new ArrayList<>();
    private final OutputFiles files;
    private final OutputStream out;
    private final Spool updates;

    private SqlSession(Sink.Run run, SqlFrames frames, Spool updates, OutputFiles files) throws IOException {
        this.run = run;
        this.dialect = run.schema().dialect();
        this.frames = frames;
        this.updates = updates;
        this.files = files;
        this.out = files.begin(FILE);
        run.loadPlan().steps().forEach(step -> steps.put(step.table().id(), step));
    }

    static SqlSession open(Sink.Run run, FileOptions options, SqlFrames.Bounds bounds) throws IOException {
        SqlFrames frames = new SqlFrames(run, bounds);
        Path target = options.packing() == FileOptions.Packing.ZIP
                ? options.path()
                : options.path().resolve(FILE);
        return open(run, frames, new Spool(target), options.claim(List.of(FILE)));
    }

    static SqlSession open(Sink.Run run, SqlFrames frames, Spool updates, OutputFiles files) throws IOException {
        try {
            SqlSession session = new SqlSession(run, frames, updates, files);
            session.begin();
            return session;
        } catch (IOException | RuntimeException e) {
            try (files) {
                throw e;
            }
        }
    }

    private void begin() throws IOException {
        statements(dialect.script().before());
        if (run.loadPlan().uses(CycleMeans.DEFER_CONSTRAINTS)) {
            statement(dialect.deferConstraints());
        }
    }

    @Override
    public Sink.TableWriter<?> begin(TableLayout table) throws IOException {
        Step step = steps.get(table.table().id());
        if (step == null) {
            throw new UsageException(
                    "table " + table.table().id() + " is not of the load plan; it has " + steps.keySet());
        }
        if (step.uses(CycleMeans.SUSPEND_CHECKS)) {
            statements(dialect.suspendedChecks(table.table()).before());
        }
        statements(around(table).before());
        SqlStatements statements = new SqlStatements(out, frames.of(table));
        return new SqlTableWriter(table, new SqlRows(table, step, dialect), statements, this);
    }

    /** Keeps statements for the time when all rows are there. */
    void postpone(ByteBuilder statements) throws IOException {
        updates.write(statements);
    }

    private Dialect.Around around(TableLayout table) {
        return table.rows() == 0
                ? new Dialect.Around(List.of(), List.of())
                : dialect.rows(
                        table.table(),
                        table.columns().stream().map(ColumnLayout::name).toList());
    }

    void finished(TableLayout layout, LastNumbers numbers) throws IOException {
        Table table = layout.table();
        statements(around(layout).after());
        numbers.forEach((column, last) -> sequences.addAll(dialect.advanceSequences(table, column, last)));
        Step step = steps.get(table.id());
        if (step != null && step.uses(CycleMeans.SUSPEND_CHECKS)) {
            statements(dialect.suspendedChecks(table).after());
            verify(step);
        }
    }

    private void verify(Step step) {
        for (ForeignKey key : step.uncheckedReferences()) {
            run.schema()
                    .table(key.parentTable())
                    .ifPresent(parent -> verifications.add(dialect.verifyReferences(step.table(), key, parent)));
        }
    }

    @Override
    public void complete() throws IOException {
        updates.copyTo(out);
        statements(verifications.stream().distinct().toList());
        statements(sequences);
        statements(dialect.script().after());
        files.end();
        files.complete();
    }

    private void statements(List<String> statements) throws IOException {
        for (String statement : statements) {
            statement(statement);
        }
    }

    private void statement(String statement) throws IOException {
        out.write((dialect.terminated(statement) + "\n").getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        try (updates) {
            files.close();
        }
    }
}
