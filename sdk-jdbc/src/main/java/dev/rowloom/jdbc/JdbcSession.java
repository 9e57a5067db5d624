package dev.rowloom.jdbc;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.LastNumbers;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.LoadPlan.ForwardReference;
import dev.rowloom.schema.LoadPlan.Step;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run that loads a database. */
final class JdbcSession implements Sink.Session {

    private final Sink.Run run;
    private final ConnectionSource connections;
    private final Target target;
    private final Transaction transaction;
    private final SessionSettings settings;
    private final Progress progress = new Progress();
    private final long start = System.nanoTime();
    private final Map<TableLayout, Postponed> postponed = new LinkedHashMap<>();
    private final Map<String, TogetherLoad> together = new HashMap<>();
    private final List<String> sequences = new ArrayList<>();
    private final List<String> resume = new ArrayList<>();
    private final List<Batches> open = new ArrayList<>();
    private final Set<String> awaited = new HashSet<>();
    private boolean completed;
    private Duration elapsed = Duration.ZERO;

    private JdbcSession(
            Sink.Run run,
            ConnectionSource connections,
            Target target,
            Transaction transaction,
            SessionSettings settings) {
        this.run = run;
        this.connections = connections;
        this.target = target;
        this.transaction = transaction;
        this.settings = settings;
        groupTogether();
    }

    static JdbcSession open(Sink.Run run, ConnectionSource connections, LoadOptions options) {
        try {
            Connection connection = connections.get();
            try {
                Target target = new Target(run, connection, options);
                return begin(run, connections, target, Transaction.begin(connection));
            } catch (SQLException | RuntimeException e) {
                connections.release(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw Refusals.notOpened(e);
        }
    }

    private static JdbcSession begin(Sink.Run run, ConnectionSource connections, Target target, Transaction transaction)
            throws SQLException {
        try {
            SessionSettings settings = SessionSettings.apply(target.product(), target.connection());
            JdbcSession session = new JdbcSession(run, connections, target, transaction, settings);
            session.suspendAtOnce();
            session.beginTransaction();
            if (target.options().content() == LoadOptions.Content.DELETED) {
                new Emptying(target).run();
            }
            return session;
        } catch (SQLException | RuntimeException e) {
            transaction.rollback();
            transaction.end();
            throw e;
        }
    }

    private void groupTogether() {
        Map<String, TableLayout> filled = new LinkedHashMap<>();
        run.tables().stream()
                .filter(table -> table.rows() > 0)
                .forEach(table -> filled.put(table.table().id(), table));
        for (List<Step> group : run.loadPlan().groups()) {
            List<TableLayout> members = group.stream()
                    .map(step -> filled.get(step.table().id()))
                    .filter(layout -> layout != null)
                    .toList();
            if (members.size() > 1
                    || members.size() == 1 && group.stream().anyMatch(step -> step.uses(CycleMeans.ONE_STATEMENT))) {
                TogetherLoad load = new TogetherLoad(members);
                members.forEach(member -> together.put(member.table().id(), load));
            }
        }
    }

    /** H2 suspends checks by altering the table, which commits: hence before any row. */
    private void suspendAtOnce() throws SQLException {
        if (target.product() != Product.H2 || !run.loadPlan().uses(CycleMeans.SUSPEND_CHECKS)) {
            return;
        }
        if (transaction.isCallers()) {
            throw new UsageException(
                    "the references of these tables go round in a circle of NOT NULL columns, which H2 loads"
                            + " only while it is told not to check them, and that would commit the connection's transaction; switch its"
                            + " auto-commit on, or give a DataSource");
        }
        for (Step step : target.steps()) {
            if (step.uses(CycleMeans.SUSPEND_CHECKS)) {
                Table table = target.table(step.table().id());
                target.executeAll(target.dialect().suspendedChecks(table).before());
                resume.add("ALTER TABLE " + target.dialect().quote(table.name()) + " SET REFERENTIAL_INTEGRITY TRUE");
            }
        }
    }

    private void beginTransaction() throws SQLException {
        if (run.loadPlan().uses(CycleMeans.DEFER_CONSTRAINTS)) {
            target.execute(target.dialect().deferConstraints());
        }
    }

    @Override
    public Sink.TableWriter<?> begin(TableLayout layout) {
        String id = layout.table().id();
        progress.begin(id);
        Step step = target.step(id);
        for (ForwardReference reference : step.forward()) {
            if (reference.means() == CycleMeans.DEFER_CONSTRAINTS || reference.means() == CycleMeans.ONE_STATEMENT) {
                awaited.add(reference.foreignKey().parentTable());
            }
        }
        if (target.product() == Product.MYSQL && step.uses(CycleMeans.SUSPEND_CHECKS)) {
            suspend(layout);
        }
        TogetherLoad load = together.get(id);
        return load == null
                ? new JdbcTableWriter(this, target, layout, postponed(layout))
                : new TogetherWriter(this, target, layout, load);
    }

    private void suspend(TableLayout layout) {
        try {
            var around =
                    target.dialect().suspendedChecks(target.table(layout.table().id()));
            target.executeAll(around.before());
            resume.addAll(around.after());
        } catch (SQLException e) {
            throw failed("the checks of table " + layout.table().id() + " could not be suspended", e);
        }
    }

    Postponed postponed(TableLayout layout) {
        return postponed.computeIfAbsent(
                layout, it -> new Postponed(it, target.step(it.table().id())));
    }

    /** Closes statements with the run, should their table not come to its end. */
    void closeWithIt(Batches statements) {
        open.add(statements);
    }

    LoadException refused(TableLayout layout, Batches.RefusedException refused) {
        List<String> unread = refused.unread().stream()
                .mapToObj(i -> layout.columns().get(i).name())
                .toList();
        return Refusals.row(target.table(layout.table().id()), unread, refused, progress);
    }

    LoadException failed(String what, SQLException reason) {
        return Refusals.failed(what, reason, progress);
    }

    /** Notes rows that are sent, or are as soon as that is run, and commits where a chunk is full. */
    void loaded(int rows, Runnable send) {
        progress.loaded(rows);
        if (progress.uncommitted() >= target.options().chunk() && awaited.isEmpty()) {
            send.run();
            commit();
        }
    }

    private void commit() {
        try {
            transaction.commit();
            if (!transaction.isCallers()) {
                progress.commit();
                beginTransaction();
            }
        } catch (SQLException e) {
            throw failed("the database refused to commit", e);
        }
    }

    void finished(TableLayout layout, LastNumbers numbers) {
        Table table = target.table(layout.table().id());
        progress.finish();
        awaited.remove(table.id());
        numbers.forEach((column, last) -> sequences.addAll(target.dialect()
                .advanceSequences(table, table.column(column.name()).orElse(column), last)));
        if (target.product() == Product.MYSQL) {
            try {
                target.executeAll(resume);
                resume.clear();
            } catch (SQLException e) {
                throw failed("the checks of table " + table.id() + " could not be switched on again", e);
            }
        }
    }

    @Override
    public void complete() {
        try {
            for (Map.Entry<TableLayout, Postponed> each : postponed.entrySet()) {
                update(each.getKey(), each.getValue());
            }
            verify();
            target.executeAll(
                    sequences.stream().filter(sql -> !endsTransaction(sql)).toList());
        } catch (SQLException e) {
            throw failed("the rows could not be completed", e);
        }
        commit();
        completed = true;
        afterCommit();
        elapsed = Duration.ofNanos(System.nanoTime() - start);
    }

    private void update(TableLayout layout, Postponed references) throws SQLException {
        try {
            references.update(
                    target, new TableSql(layout, target.table(layout.table().id()), target.dialect()));
        } catch (Batches.RefusedException e) {
            throw refused(layout, e);
        }
    }

    private void verify() throws SQLException {
        for (Step step : target.steps()) {
            for (ForeignKey key : step.uncheckedReferences()) {
                Orphans.check(target, target.table(step.table().id()), key, progress);
            }
        }
    }

    private boolean endsTransaction(String sql) {
        return target.product() == Product.H2 && sql.startsWith("ALTER");
    }

    private void afterCommit() {
        try {
            target.executeAll(resume);
            resume.clear();
            if (!transaction.isCallers()) {
                target.executeAll(
                        sequences.stream().filter(this::endsTransaction).toList());
            }
        } catch (SQLException e) {
            throw failed("the rows are loaded, but the database could not be told to go on after them", e);
        }
    }

    /** Returns what was loaded, once it is complete. */
    LoadReport report() {
        return new LoadReport(progress.finished(), elapsed);
    }

    @Override
    public void close() {
        try {
            for (Batches statements : open) {
                statements.close();
            }
            if (!completed) {
                transaction.rollback();
                target.executeAll(resume);
            }
            settings.restore();
            transaction.end();
            connections.release(target.connection());
        } catch (SQLException e) {
            throw failed("the connection could not be given back", e);
        }
    }
}
