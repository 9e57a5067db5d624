package dev.rowloom.it.conformance;

import dev.rowloom.RowloomException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.LoadReport;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges one schema by the database that it is written for. */
final class DatabaseJudge {

    private final SchemaFile file;
    private final long rows;
    private final Path scratch;
    private final Map<LiveTable, TableVerdict> verdicts = new LinkedHashMap<>();
    private final Map<String, Finding> notAccepted = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final Stopwatch stopwatch = new Stopwatch();

    DatabaseJudge(SchemaFile file, long rows, Path scratch) {
        this.file = file;
        this.rows = rows;
        this.scratch = scratch;
    }

    SchemaVerdict judge(TestDatabases databases) throws SQLException, IOException {
        String ddl = DdlText.of(file.path());
        Schema schema = read();
        try (Database database = create(databases, ddl)) {
            LiveDatabase live = LiveDatabase.of(database);
            LoadReport report = database.applyDdl(ddl);
            live.prepare();
            Script script = new Script(new Declarations(ddl, file.dialect()), report, routines(live));
            live.tables().forEach(table -> register(table, script, schema));
            if (schema != null) {
                judge(live, new Matching(schema, List.copyOf(verdicts.keySet()), database.kind()), script);
            }
            return verdict(live, script);
        }
    }

    /**
     * Tables that no statement of the file makes are a routine's: not declared, they are no part of the base. One that was
     * read is not a routine's, whatever it was called when it was made.
     */
    private void register(LiveTable table, Script script, @Nullable Schema schema) {
        String name = table.ref().toString();
        if (script.declarations().has(table.ref().name()) || isRead(table, schema)) {
            verdicts.put(table, new TableVerdict(name));
        } else {
            notAccepted.put(name, new Finding(Cause.BY_ROUTINE, "the file has no CREATE TABLE of that name"));
        }
    }

    private static boolean isRead(LiveTable table, @Nullable Schema schema) {
        return schema != null
                && schema.tables().stream()
                        .anyMatch(read ->
                                read.name().name().equalsIgnoreCase(table.ref().name()));
    }

    private static Map<String, String> routines(LiveDatabase live) throws SQLException {
        try (Connection connection = live.database().connect()) {
            return live.routines(connection);
        }
    }

    private Database create(TestDatabases databases, String ddl) {
        return file.dialect().equals("h2")
                ? databases.createH2(H2Settings.of(ddl, databases))
                : databases.create(file.dialect());
    }

    private @Nullable Schema read() {
        try {
            return stopwatch.time(Stopwatch.Lap.READ, file::read);
        } catch (RowloomException e) {
            findings.add(new Finding(Cause.NOT_READ, String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            findings.add(new Finding(Cause.CRASH, "reading: " + Crash.describe(e)));
        }
        return null;
    }

    private void judge(LiveDatabase live, Matching matching, Script script) throws SQLException {
        Understander understander = new Understander(script);
        verdicts.forEach((table, verdict) -> understander.judge(table, verdict, matching));
        DataPlan plan = plan(matching.schema());
        if (plan == null) {
            return;
        }
        plan.notChecked().forEach(constraint -> notChecked.add(constraint.toString()));
        try (Connection connection = live.database().connect()) {
            live.clear(connection, verdicts.keySet());
        }
        Loader loader = new Loader(live, matching, plan, new Scripts(plan, scratch, stopwatch), script);
        stopwatch.run(Stopwatch.Lap.LOAD, () -> loader.run(live.database().loader()));
        String failure = loader.scriptFailure();
        boolean explained = loader.findings().values().stream().anyMatch(finding -> finding.cause() != Cause.TRIGGER);
        if (failure != null && !explained) {
            findings.add(new Finding(Cause.SCRIPT, failure));
        }
        new Verifier(live, matching, plan, script, rows).verify(verdicts, loader.findings(), findings);
    }

    private @Nullable DataPlan plan(Schema schema) {
        try {
            return stopwatch.time(
                    Stopwatch.Lap.GENERATE,
                    () -> SyntheticDataGenerator.of(schema).rows(rows).plan());
        } catch (RowloomException e) {
            findings.add(new Finding(Cause.NOT_GENERATED, String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            findings.add(new Finding(Cause.CRASH, "planning: " + Crash.describe(e)));
        }
        return null;
    }

    private SchemaVerdict verdict(LiveDatabase live, Script script) throws SQLException {
        List<TableVerdict> all = new ArrayList<>(verdicts.values());
        List<String> names = new ArrayList<>();
        verdicts.keySet().forEach(table -> names.add(table.ref().name()));
        try (Connection connection = live.database().connect()) {
            live.partitions(connection).forEach((part, root) -> {
                names.add(part.name());
                verdicts.entrySet().stream()
                        .filter(entry -> entry.getKey().ref().toString().equals(root.toString()))
                        .forEach(entry -> all.add(entry.getValue().of(part.toString())));
            });
        }
        notAccepted.putAll(Refusals.notAmong(names, script, file.dialect()));
        return new SchemaVerdict(
                file, script.declarations().statements(), all, notAccepted, findings, notChecked, stopwatch.seconds());
    }
}
