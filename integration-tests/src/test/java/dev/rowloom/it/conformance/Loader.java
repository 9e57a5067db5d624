package dev.rowloom.it.conformance;

import dev.rowloom.RowloomException;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.DatabaseAccess;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.ScriptFailedException;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Loads the rows of a plan: by the script of all tables, and where that fails, or leaves other rows than were written, table by
 * table, so that a table that its own triggers refuse costs none but itself.
 */
final class Loader {

    private final LiveDatabase live;
    private final Matching matching;
    private final DataPlan plan;
    private final Scripts scripts;
    private final Script script;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    /** The tables that have none of their rows. */
    private final Set<String> absent = new HashSet<>();

    private @Nullable String scriptFailure;

    Loader(LiveDatabase live, Matching matching, DataPlan plan, Scripts scripts, Script script) {
        this.live = live;
        this.matching = matching;
        this.plan = plan;
        this.scripts = scripts;
        this.script = script;
    }

    /** Returns why tables are not loaded as they were made, by table. */
    Map<String, Finding> findings() {
        return findings;
    }

    /** Returns why the script of all tables was refused though triggers were off, or null where it was not. */
    @Nullable
    String scriptFailure() {
        return scriptFailure;
    }

    /** Leaves the database with as many tables loaded as can be. */
    void run(DatabaseAccess user) throws SQLException {
        String failure = attempt(user, plan.loadPlan().steps());
        if (failure == null && miscounted().isEmpty()) {
            return;
        }
        clear(tables(plan.loadPlan().steps()));
        if (isRowSecurity(failure)) {
            failure = beyondRowSecurity(user);
        } else {
            oneByOne();
        }
        Map<String, Finding> byTriggers = new LinkedHashMap<>(findings);
        if (hasTriggers()) {
            afterTriggers(byTriggers);
        } else {
            miscounted().forEach((table, count) -> findings.putIfAbsent(table, new Finding(Cause.WRONG_COUNT, count)));
            scriptFailure = failure;
        }
    }

    private static boolean isRowSecurity(@Nullable String failure) {
        return failure != null && failure.contains("row-level security");
    }

    /** Loads as the owner what row security keeps from others; returns why something else was refused, or null. */
    private @Nullable String beyondRowSecurity(DatabaseAccess user) throws SQLException {
        Map<String, Finding> secured = new LinkedHashMap<>();
        for (List<LoadPlan.Step> unit : scripts.units()) {
            String failure = attempt(user, unit);
            if (isRowSecurity(failure)) {
                unit.forEach(step ->
                        secured.put(step.table().id(), new Finding(Cause.ROW_SECURITY, String.valueOf(failure))));
            }
        }
        clear(tables(plan.loadPlan().steps()));
        String failure = attempt(live.database(), plan.loadPlan().steps());
        if (failure == null) {
            findings.putAll(secured);
        } else {
            oneByOne();
            secured.forEach(findings::putIfAbsent);
        }
        return failure;
    }

    /** Loads everything once more without triggers: what is still wrong then is not theirs. */
    private void afterTriggers(Map<String, Finding> before) throws SQLException {
        miscounted()
                .forEach((table, count) -> before.putIfAbsent(
                        table, new Finding(Cause.TRIGGER, count + " by " + triggersThatName(table))));
        List<LiveTable> all = tables(plan.loadPlan().steps());
        findings.clear();
        absent.clear();
        try (Connection connection = live.database().connect()) {
            live.silence(connection, all);
        }
        clear(all);
        scriptFailure = attempt(live.database(), plan.loadPlan().steps());
        if (scriptFailure != null) {
            clear(all);
            oneByOne();
        }
        miscounted().forEach((table, count) -> findings.putIfAbsent(table, new Finding(Cause.WRONG_COUNT, count)));
        before.forEach((table, finding) -> {
            if (finding.cause() == Cause.TRIGGER || finding.cause() == Cause.ROUTINE) {
                findings.putIfAbsent(table, finding);
            }
        });
    }

    private void oneByOne() throws SQLException {
        for (List<LoadPlan.Step> unit : scripts.units()) {
            String failure = attempt(live.database(), unit);
            if (failure != null) {
                List<LiveTable> tables = tables(unit);
                clear(tables);
                note(unit, retried(unit, tables, failure));
            }
        }
    }

    private Finding retried(List<LoadPlan.Step> unit, List<LiveTable> tables, String failure) throws SQLException {
        String triggers = triggers(tables);
        String last = failure;
        if (!triggers.isEmpty()) {
            try (Connection connection = live.database().connect()) {
                live.silence(connection, tables);
            }
            last = attempt(live.database(), unit);
            if (last == null) {
                return new Finding(Cause.TRIGGER, triggers + ": " + failure);
            }
            clear(tables);
        }
        return withoutRoutines(unit, tables, classified(unit, last));
    }

    /** Tries once more without what calls the schema's routines, or comes from them, if that is what refuses the rows. */
    private Finding withoutRoutines(List<LoadPlan.Step> unit, List<LiveTable> tables, Finding finding)
            throws SQLException {
        if (finding.cause() == Cause.ROUTINE) {
            Set<String> added = new HashSet<>();
            unit.forEach(step -> addedKeys(step.table()).forEach(key -> added.add(key.name())));
            try (Connection connection = live.database().connect()) {
                live.dropConstraints(
                        connection,
                        tables,
                        constraint -> script.callsRoutine(constraint)
                                || added.stream().anyMatch(name -> constraint.startsWith(name + " FOREIGN KEY")));
            }
            if (attempt(live.database(), unit) == null) {
                return finding;
            }
            clear(tables);
        }
        unit.forEach(step -> absent.add(step.table().id()));
        return finding;
    }

    /** Returns the foreign keys that a table has beyond those of the file's statements. */
    private List<dev.rowloom.it.database.ForeignKey> addedKeys(Table read) {
        LiveTable table = matching.live(read.id());
        List<String> added = Understanding.of(table, read).added();
        return table.foreignKeys().stream()
                .filter(key -> added.contains(Understanding.describe(key)))
                .toList();
    }

    private Finding classified(List<LoadPlan.Step> unit, String failure) {
        boolean inCheck = false;
        for (LoadPlan.Step step : unit) {
            for (ForeignKey key : step.table().foreignKeys()) {
                Finding parent = findings.get(key.parentTable());
                if (parent != null && absent.contains(key.parentTable())) {
                    return new Finding(
                            parent.cause().isOurs() ? Cause.PARENT : Cause.PARENT_REFUSED,
                            key.parentTable() + " is not loaded");
                }
            }
            LiveTable table = matching.live(step.table().id());
            if (live.isWithoutPartitions(table)) {
                return new Finding(Cause.NO_PARTITION, failure);
            }
            boolean addedKey = script.routineWithKeysOf(table.ref().name()).isPresent()
                    && addedKeys(step.table()).stream().anyMatch(key -> failure.contains(key.name()));
            inCheck |= addedKey
                    || table.checks().stream()
                            .anyMatch(
                                    check -> failure.contains(check.name()) && script.callsRoutine(check.condition()));
        }
        boolean inRoutine = failure.contains("function ") && script.callsRoutine(failure);
        return new Finding(inCheck || inRoutine ? Cause.ROUTINE : Cause.NOT_LOADED, failure);
    }

    private void note(List<LoadPlan.Step> unit, Finding finding) {
        unit.forEach(step -> findings.put(step.table().id(), finding));
    }

    /** Returns the message of what failed, or null. */
    private @Nullable String attempt(DatabaseAccess user, List<LoadPlan.Step> steps) {
        try {
            user.runScript(scripts.write(steps));
            return null;
        } catch (ScriptFailedException e) {
            return message(e);
        } catch (RowloomException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return Crash.describe(e);
        }
    }

    /** PostgreSQL says apart in which routine it happened, and what the values were. */
    private static String message(ScriptFailedException e) {
        ServerErrorMessage server = e.getCause() instanceof PSQLException cause ? cause.getServerErrorMessage() : null;
        if (server == null) {
            // MariaDB's client repeats the statement before it tells the error
            return String.valueOf(e.getMessage()).replaceFirst("(?s)^.*?(?=\\bERROR \\d)", "");
        }
        return server.getMessage()
                + (server.getDetail() == null ? "" : " " + server.getDetail())
                + (server.getWhere() == null ? "" : " [" + server.getWhere() + "]");
    }

    private void clear(List<LiveTable> tables) throws SQLException {
        try (Connection connection = live.database().connect()) {
            live.clear(connection, tables);
        }
    }

    private List<LiveTable> tables(List<LoadPlan.Step> steps) {
        return steps.stream().map(step -> matching.live(step.table().id())).toList();
    }

    private boolean hasTriggers() {
        return tables(plan.loadPlan().steps()).stream()
                .anyMatch(table -> !table.triggers().isEmpty());
    }

    private static String triggers(List<LiveTable> tables) {
        return tables.stream()
                .flatMap(table -> table.triggers().stream())
                .map(LiveTable.Trigger::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String triggersThatName(String table) {
        String name = matching.live(table).ref().name();
        List<String> found = new ArrayList<>();
        for (LiveTable other : tables(plan.loadPlan().steps())) {
            for (LiveTable.Trigger trigger : other.triggers()) {
                if (trigger.text().contains(name)) {
                    found.add(trigger.name() + " of " + other.ref().name());
                }
            }
        }
        return found.isEmpty() ? "a trigger" : String.join(", ", found);
    }

    private Map<String, String> miscounted() throws SQLException {
        Map<String, String> wrong = new LinkedHashMap<>();
        try (Connection connection = live.database().connect()) {
            for (LoadPlan.Step step : plan.loadPlan().steps()) {
                Table table = step.table();
                long expected = plan.rows(table.id());
                long counted = Queries.number(
                        connection,
                        "SELECT count(*) FROM "
                                + matching.live(table.id()).ref().source());
                if (counted != expected && !findings.containsKey(table.id())) {
                    wrong.put(table.id(), counted + " rows instead of " + expected);
                }
            }
        }
        return wrong;
    }
}
