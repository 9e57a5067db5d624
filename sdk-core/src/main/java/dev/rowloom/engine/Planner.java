package dev.rowloom.engine;

import dev.rowloom.BlueprintException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.SchemaChange;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a request into a plan: settles row counts and compiles every table. */
final class Planner {

    private static final int MOST_CHANGES = 20;
    private static final String FUNCTION = "a function given by the caller makes its values";

    private final PlanRequest asked;
    private final PlanRequest request;
    private final Streams streams;
    private final Map<String, TablePlanning> tables = new LinkedHashMap<>();
    private @Nullable KeyMirrors mirrors;
    private final List<String> reviews = new ArrayList<>();
    private final Map<String, Set<ForeignKey>> refused = new HashMap<>();
    private final Completed completed;

    Planner(PlanRequest request) {
        this(request, request, List.of(), new Completed());
    }

    /**
     * Makes a planner.
     *
     * @param asked what was asked for
     * @param request the same without values that can't be followed
     * @param reviews what was left out, in words
     * @param completed what was found for given rows
     */
    private Planner(PlanRequest asked, PlanRequest request, List<String> reviews, Completed completed) {
        this.completed = completed;
        this.asked = asked;
        this.request = request;
        this.reviews.addAll(reviews);
        this.streams = new Streams(request.blueprint().engine(), request.seed());
    }

    DataPlan plan() {
        if (request.blueprint().engine() != Blueprint.ENGINE) {
            throw new BlueprintException(
                    "the blueprint is for engine " + request.blueprint().engine()
                            + ", but this version of Rowloom has engine " + Blueprint.ENGINE
                            + "; use the version that wrote it, or infer a new blueprint");
        }
        Map<String, TableModel> models = models();
        Words words = new Words(
                Vocabularies.bundled().with(request.blueprint().vocabularies()),
                request.blueprint().culture());
        Carriers carriers = new Carriers(models);
        models.forEach((id, model) -> tables.put(id, new TablePlanning(request, model, carriers, words, streams)));
        tables.values().forEach(planning -> reviews.addAll(new OverrideReview(planning).warnings()));
        new FormulaCircles(tables).mend();
        mirrors = new KeyMirrors(tables, refused);
        Pinning pinning = new Pinning(request.scenario(), tables, completed);
        RowCounts counts = new RowCounts(tables, mirrors, request.rows(), pinning);
        new LongerWays(tables, counts).settle();
        counts.checkGiven();
        DataPlan plan = compile(counts, pinning);
        counts.checkGiven();
        return plan;
    }

    /** Makes the models of all tables, without foreign keys that lead round in a circle. */
    private Map<String, TableModel> models() {
        request.schema().tables().forEach(this::checkBlueprint);
        while (true) {
            Map<String, TableModel> models = new LinkedHashMap<>();
            for (Table table : request.schema().tables()) {
                Set<ForeignKey> ofTable = refused.getOrDefault(table.id(), Set.of());
                models.put(table.id(), new TableModel(request.schema(), table, request.blueprint(), ofTable));
            }
            KeyCircles.Found found = new KeyCircles(models).find();
            if (found == null) {
                return models;
            }
            refused.computeIfAbsent(found.table(), id -> new HashSet<>()).add(found.foreignKey());
        }
    }

    /** Compiles parents first; again from the start where a table turns out to get fewer rows than those before assumed. */
    private DataPlan compile(RowCounts counts, Pinning pinning) {
        LoadPlan loadPlan = LoadPlan.of(request.schema());
        List<String> order =
                loadPlan.steps().stream().map(step -> step.table().id()).toList();
        while (true) {
            Map<String, TableProgram> programs = new HashMap<>();
            Scopes scopes = new Scopes(tables, programs, counts);
            DataPlan plan = compile(loadPlan, order, counts, scopes, programs, pinning);
            if (plan != null) {
                return plan;
            }
        }
    }

    private @Nullable DataPlan compile(
            LoadPlan loadPlan,
            List<String> order,
            RowCounts counts,
            Scopes scopes,
            Map<String, TableProgram> programs,
            Pinning pinning) {
        AskedKeys asking = new AskedKeys(tables.values());
        Map<String, OwnerLayout> layouts = new HashMap<>();
        List<Explanation> columns = new ArrayList<>();
        ForeignValues foreignValues = new ForeignValues(programs);
        Set<String> warnings = new LinkedHashSet<>();
        List<NotChecked> notChecked = new ArrayList<>();
        Map<String, CheckLedger> ledgers = new LinkedHashMap<>();
        Map<String, TableCompiler> compilers = new HashMap<>();
        Formulas formulas = new Formulas(tables, programs, layouts);
        for (String id : order) {
            Map<String, Long> before = counts.all();
            boolean changed = scopes.restrict(id);
            if (changed
                    && programs.keySet().stream().anyMatch(done -> counts.of(done) != before.getOrDefault(done, 0L))) {
                return null;
            }
            TablePlanning planning = Objects.requireNonNull(tables.get(id));
            PinnedTable pinned = pinning.of(id);
            counts.checkGiven();
            ReferenceCompiler references = new ReferenceCompiler(planning, counts, scopes, formulas, streams, pinned);
            TableCompiler compiler =
                    new TableCompiler(planning, counts.of(id), references, request.functions(), asking);
            TableProgram program = compiler.compile();
            if (pinned != null) {
                Pins.Given given = pinned.given(references.parents(pinned));
                program =
                        program.with(PinnedKeys.pins(planning, request.schema().dialect(), given, programs));
            }
            programs.put(id, program);
            compilers.put(id, compiler);
            warnings.addAll(compiler.warnings());
            if (references.ownerLayout() != null) {
                layouts.put(id, references.ownerLayout());
            }
        }
        tables.forEach((id, planning) -> {
            TableCompiler compiler = Objects.requireNonNull(compilers.get(id));
            columns.addAll(compiler.explain());
            foreignValues.check(planning);
            notChecked.addAll(notChecked(planning, foreignValues));
            CheckLedger ledger = new CheckLedger(planning.model().table());
            ledgers.put(id, ledger);
            if (planning.refusal() == null) {
                noteDates(planning, compiler, ledger);
            }
        });
        if (!foreignValues.narrowed().isEmpty()) {
            return narrowed(foreignValues).plan();
        }
        List<CheckPlan> checks = new ArrayList<>();
        ledgers.forEach((id, ledger) -> {
            TablePlanning planning = Objects.requireNonNull(tables.get(id));
            new CheckProbe(planning, programs, ledger).run();
            notChecked.addAll(ledger.notChecked());
            checks.addAll(ledger.plans());
        });
        notChecked.addAll(scopes.unmet());
        if (!request.scenario().isEmpty() && new PinnedRows(request, tables, programs, pinning, completed).complete()) {
            return new Planner(asked, request, reviews, completed).plan();
        }
        pinning.tables()
                .forEach((id, pinned) -> notChecked.addAll(PinnedExclusions.notChecked(
                        Objects.requireNonNull(tables.get(id)).model(), pinned, counts.of(id))));
        DataPlan.Findings findings = new DataPlan.Findings(notChecked, checks);
        notChecked.stream()
                .filter(constraint -> constraint.reason().startsWith(FUNCTION))
                .forEach(constraint -> warnings.add(constraint.toString()));
        return new DataPlan(asked, loadPlan, programs, layouts, columns, findings, inOrder(counts, warnings));
    }

    /** Plans again without the listed values of foreign keys that no parent has. */
    private Planner narrowed(ForeignValues values) {
        Blueprint blueprint = request.blueprint();
        for (ForeignValues.Narrowed column : values.narrowed()) {
            TableBlueprint table = Objects.requireNonNull(blueprint.tables().get(column.table()));
            blueprint = blueprint.with(column.table(), table.with(column.column(), column.blueprint()));
        }
        PlanRequest narrower = new PlanRequest(
                request.schema(),
                blueprint,
                request.seed(),
                request.rows(),
                request.functions(),
                request.nullRates(),
                request.scenario());
        List<String> left = new ArrayList<>(reviews);
        left.addAll(values.warnings());
        return new Planner(asked, narrower, left, completed);
    }

    private List<String> inOrder(RowCounts counts, Set<String> compiled) {
        List<String> warnings = new ArrayList<>(counts.warnings());
        reviews.stream().distinct().forEach(warnings::add);
        warnings.addAll(compiled);
        return warnings;
    }

    private void checkBlueprint(Table table) {
        TableBlueprint blueprint = request.blueprint().tables().get(table.id());
        if (blueprint == null) {
            throw missing("table " + table.id());
        }
        table.columns().stream()
                .filter(column ->
                        column.computedAs().isEmpty() && !blueprint.columns().containsKey(column.name()))
                .findFirst()
                .ifPresent(column -> {
                    throw missing("column " + table.id() + "." + column.name());
                });
    }

    private BlueprintException missing(String what) {
        String changes = request.blueprint().changesOf(request.schema()).stream()
                .limit(MOST_CHANGES)
                .map(SchemaChange::toString)
                .collect(Collectors.joining("; "));
        return new BlueprintException(
                "the blueprint has no " + what + ": the schema has moved on since it was written ("
                        + changes
                        + "); infer a new blueprint from the schema, add what is missing to it, or have the gaps filled"
                        + " by blueprint(…, Gaps.INFER)");
    }

    private List<NotChecked> notChecked(TablePlanning planning, ForeignValues foreignValues) {
        String table = planning.model().table().id();
        List<NotChecked> found = new ArrayList<>();
        planning.keys()
                .unheld()
                .forEach(key -> found.add(new NotChecked(
                        table,
                        key,
                        isByFunction(planning, key) ? FUNCTION : "its columns have no values that can be kept apart")));
        List<ForeignKey> mirrored = Objects.requireNonNull(mirrors).of(table);
        planning.model().unheldReferences().stream()
                .filter(unheld -> !mirrored.contains(unheld.foreignKey()) && !foreignValues.holds(unheld.foreignKey()))
                .forEach(unheld -> found.add(notChecked(planning, unheld)));
        return found;
    }

    private static boolean isByFunction(TablePlanning planning, String key) {
        return planning.model().keys().stream()
                .map(KeyExpressions::columnsOf)
                .filter(columns -> key.endsWith("(" + String.join(", ", columns) + ")"))
                .anyMatch(columns -> isByFunction(planning, columns));
    }

    private static boolean isByFunction(TablePlanning planning, Collection<String> columns) {
        return columns.stream()
                .map(planning.model()::position)
                .anyMatch(it -> it >= 0 && planning.context(it).rule() instanceof Rule.External);
    }

    private static NotChecked notChecked(TablePlanning planning, TableModel.UnheldReference unheld) {
        TableModel model = planning.model();
        if (isByFunction(planning, unheld.foreignKey().columns())) {
            return new NotChecked(
                    model.table().id(), "foreign key " + unheld.foreignKey().describe(), FUNCTION);
        }
        List<String> severed =
                unheld.foreignKey().columns().stream().filter(model::isSevered).toList();
        return new NotChecked(
                model.table().id(),
                "foreign key " + unheld.foreignKey().describe(),
                unheld.reason()
                        + (severed.isEmpty() ? "" : ", so that " + String.join(", ", severed) + " is always null"));
    }

    /** CHECKs on dates in columns of text hold only where the rules write dates there. */
    private static void noteDates(TablePlanning planning, TableCompiler compiler, CheckLedger ledger) {
        compiler.unheldOrders()
                .forEach(order ->
                        ledger.notChecked(order.check(), "its columns are text that is no date or time in ISO 8601"));
        for (Check check : planning.model().table().checks()) {
            List<String> columns = check.condition().columns();
            if (columns.size() == 1 && compiler.undated().contains(columns.get(0))) {
                ledger.notChecked(check, columns.get(0) + " is text that is no date or time in ISO 8601");
            }
        }
    }
}
