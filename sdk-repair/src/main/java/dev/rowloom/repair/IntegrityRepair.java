package dev.rowloom.repair;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.dataset.StepReport;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.validation.Finding;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.ValidationReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Repairs rows by the smallest change that makes them valid. Immutable and thread-safe.
 *
 * <pre>{@code
 * Dataset data = generator.then(IntegrityRepair.fixAll()).generate();
 * RepairResult result = IntegrityRepair.fixAll().repair(dataset);
 * Dataset raw = result.log().undo(result.dataset());
 * }</pre>
 *
 * <p>Of each row the fewest cells are changed, and those to the nearest values. Null takes a value's place, and a row goes, only where
 * no valid value is found. The same rows give the same repair; valid rows are not changed, and repairing twice is repairing once. It ends
 * after three rounds over the rows that are wrong, and one more for each time that rows have to go. In each at most 3,000 changes are
 * tried of cells of a row that depend on each other, and as many again with null among them.
 *
 * <p>Repaired is what the database refuses, and keys, references, types and labels that it may refuse, as its collation has it. Two keys
 * are taken for one where their hashes of 64 bits are the same.
 *
 * @since 0.1.0
 */
public final class IntegrityRepair implements DatasetStep {

    static final String NAME = "repair";
    private static final int MOST_NOTES = 20;
    private static final IntegrityRepair FIX_ALL = builder().build();

    private final Map<FindingKind, RepairPolicy> policies;
    private final OrphanPolicy orphans;
    private final @Nullable Blueprint blueprint;
    private final @Nullable Consumer<RepairLog> receiver;

    private IntegrityRepair(Builder builder) {
        this.policies = new EnumMap<>(builder.policies);
        this.orphans = builder.orphans;
        this.blueprint = builder.blueprint;
        this.receiver = builder.receiver;
    }

    /** Returns a repair that fixes everything: with values where there are any, else with null, else by dropping rows. */
    public static IntegrityRepair fixAll() {
        return FIX_ALL;
    }

    /** Returns a builder of a repair. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Repairs rows, and tells the receiver of {@link Builder#log} what was changed.
     *
     * @throws RepairException if there is a violation of a kind whose policy is {@link RepairPolicy#FAIL}
     */
    @Override
    public Dataset apply(Dataset dataset, @Nullable DataPlan plan) {
        RepairResult result = repair(dataset, plan);
        if (receiver != null) {
            receiver.accept(result.log());
        }
        return result.dataset();
    }

    /**
     * Repairs rows; values for columns without one come from the rules that are inferred from the schema, or from those of {@link
     * Builder#blueprint}.
     *
     * @throws RepairException if there is a violation of a kind whose policy is {@link RepairPolicy#FAIL}
     */
    public RepairResult repair(Dataset dataset) {
        return repair(dataset, null);
    }

    /**
     * Repairs rows.
     *
     * @param plan where values for columns without one come from, or null as for {@link #repair(Dataset)}
     * @throws RepairException if there is a violation of a kind whose policy is {@link RepairPolicy#FAIL}
     */
    public RepairResult repair(Dataset dataset, @Nullable DataPlan plan) {
        Objects.requireNonNull(dataset, "dataset");
        ValidationReport before = dataset.validate();
        if (before.findings().isEmpty()) {
            RepairLog none = new RepairLog(List.of(), List.of());
            return new RepairResult(
                    dataset.with(dataset.tables(), dataset.metadata().with(report(none, before, null))),
                    none,
                    before,
                    before);
        }
        Run run = new Run(dataset, plan);
        RepairLog log = run.log();
        List<TableData> tables = run.tables();
        ValidationReport after = dataset.with(tables, dataset.metadata()).validate();
        return new RepairResult(
                dataset.with(tables, dataset.metadata().with(report(log, after, run.engine.failure()))),
                log,
                before,
                after);
    }

    /**
     * Returns what a repair would change, and changes nothing.
     *
     * @throws RepairException if there is a violation of a kind whose policy is {@link RepairPolicy#FAIL}
     */
    public RepairLog dryRun(Dataset dataset) {
        return new Run(Objects.requireNonNull(dataset, "dataset"), null).log();
    }

    private static StepReport report(RepairLog log, ValidationReport after, @Nullable String failure) {
        List<String> notes = new ArrayList<>();
        if (failure != null) {
            notes.add(failure);
        }
        int ambiguous = log.ambiguous().size();
        if (ambiguous > 0) {
            notes.add(ambiguous + (ambiguous == 1 ? " cell was" : " cells were")
                    + " given one of several values that were as near; the log tells which");
        }
        after.findings(Severity.ERROR).stream()
                .limit(MOST_NOTES)
                .map(Finding::toString)
                .forEach(finding -> notes.add("not repaired: " + finding));
        return new StepReport(NAME, after.integrity(), log.totals(), notes);
    }

    /** One repair. */
    private final class Run {

        private final Dataset dataset;
        private final EngineValues engine;
        private final Workspace workspace;
        private final Repairer repairer;

        Run(Dataset dataset, @Nullable DataPlan plan) {
            this.dataset = dataset;
            int rows = dataset.tables().stream().mapToInt(TableData::size).max().orElse(0);
            this.engine = new EngineValues(dataset.schema(), plan, blueprint, rows);
            boolean loose = dataset.schema().dialect().expressionRules().has(Feature.DYNAMIC_TYPES);
            Scope scope = new Scope(policies, loose);
            this.workspace = new Workspace(dataset, scope, engine);
            this.repairer = new Repairer(workspace, scope, orphans);
            repairer.run();
        }

        RepairLog log() {
            return Logging.log(workspace, repairer);
        }

        List<TableData> tables() {
            List<TableData> tables = new ArrayList<>();
            for (TableData table : dataset.tables()) {
                TableWork work = workspace.table(table.layout().table().id());
                tables.add(work.isChanged() ? Rebuilder.rebuilt(work) : table);
            }
            return tables;
        }
    }

    /** Builds an {@link IntegrityRepair}. Not thread-safe. */
    public static final class Builder {

        private final Map<FindingKind, RepairPolicy> policies = new EnumMap<>(FindingKind.class);
        private OrphanPolicy orphans = OrphanPolicy.REPOINT;
        private @Nullable Blueprint blueprint;
        private @Nullable Consumer<RepairLog> receiver;

        private Builder() {}

        /** Sets what becomes of violations of one kind. If unset, {@link RepairPolicy#FIX}. */
        public Builder policy(FindingKind kind, RepairPolicy policy) {
            policies.put(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /** Sets what becomes of violations of all kinds, those that were set before included. */
        public Builder policy(RepairPolicy policy) {
            for (FindingKind kind : FindingKind.values()) {
                policy(kind, policy);
            }
            return this;
        }

        /** Sets what becomes of rows whose parent goes. If unset, {@link OrphanPolicy#REPOINT}. */
        public Builder orphans(OrphanPolicy policy) {
            orphans = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets the rules that values for columns without one come from, where no plan is known. If unset, they are inferred from the
         * schema.
         */
        public Builder blueprint(Blueprint rules) {
            blueprint = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Sets who is told what was changed, each time that {@link IntegrityRepair#apply} is done. If unset, nobody. */
        public Builder log(Consumer<RepairLog> listener) {
            receiver = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Returns the repair. */
        public IntegrityRepair build() {
            return new IntegrityRepair(this);
        }
    }
}
