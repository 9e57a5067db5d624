package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.MeaningCatalogue;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.engine.ValueFunction;
import dev.rowloom.profile.Profile;
import dev.rowloom.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a generator was told. Immutable. */
record GeneratorOptions(
        PlanRequest.RowTargets targets,
        long seed,
        @Nullable String locale,
        MeaningCatalogue meanings,
        @Nullable Blueprint blueprint,
        List<ColumnOverride> overrides,
        Map<String, ValueFunction> functions,
        @Nullable ProgressListener listener,
        Workers workers,
        List<GivenRows> given,
        ModelSetup model,
        @Nullable Telemetry telemetry,
        List<DatasetStep> steps,
        @Nullable Profile profile) {

    static final GeneratorOptions DEFAULTS = new Draft().options();

    GeneratorOptions withTargets(PlanRequest.RowTargets newTargets) {
        return with(draft -> draft.targets = newTargets);
    }

    GeneratorOptions withSeed(long newSeed) {
        return with(draft -> draft.seed = newSeed);
    }

    GeneratorOptions withLocale(String newLocale) {
        return with(draft -> draft.locale = newLocale);
    }

    GeneratorOptions withMeanings(MeaningCatalogue newMeanings) {
        return with(draft -> draft.meanings = newMeanings);
    }

    GeneratorOptions withBlueprint(Blueprint newBlueprint) {
        return with(draft -> draft.blueprint = newBlueprint);
    }

    GeneratorOptions withProfile(Profile newProfile) {
        return with(draft -> {
            draft.profile = newProfile;
            draft.blueprint = newProfile.toBlueprint();
        });
    }

    GeneratorOptions withOverride(ColumnOverride override) {
        List<ColumnOverride> changed = new ArrayList<>(overrides);
        changed.add(override);
        return with(draft -> draft.overrides = List.copyOf(changed));
    }

    GeneratorOptions withFunction(String name, ValueFunction function) {
        Map<String, ValueFunction> changed = new LinkedHashMap<>(functions);
        changed.put(name, function);
        return with(draft -> draft.functions = changed);
    }

    GeneratorOptions withGiven(List<GivenRows> more) {
        List<GivenRows> all = new ArrayList<>(given);
        all.addAll(more);
        return with(draft -> draft.given = List.copyOf(all));
    }

    GeneratorOptions withListener(ProgressListener newListener) {
        return with(draft -> draft.listener = newListener);
    }

    GeneratorOptions withWorkers(Workers newWorkers) {
        return with(draft -> draft.workers = newWorkers);
    }

    GeneratorOptions withModel(ModelSetup newModel) {
        return with(draft -> draft.model = newModel);
    }

    GeneratorOptions withTelemetry(Telemetry newTelemetry) {
        return with(draft -> draft.telemetry = newTelemetry);
    }

    GeneratorOptions withStep(DatasetStep step) {
        List<DatasetStep> more = new ArrayList<>(steps);
        more.add(step);
        return with(draft -> draft.steps = List.copyOf(more));
    }

    /** Returns the changes of columns, rules first: one that is given later leaves shares of nulls and formats as they are. */
    List<ColumnOverride> overridesInOrder() {
        return Stream.of(true, false)
                .flatMap(rules -> overrides.stream().filter(it -> it.change() instanceof RuleChange == rules))
                .toList();
    }

    /** Returns whether a blueprint was set, rather than inferred or made of a profile. */
    boolean hasOwnBlueprint() {
        return blueprint != null && (profile == null || !blueprint.equals(profile.toBlueprint()));
    }

    /** Returns how a model is asked: not for the columns whose values the caller set. */
    ModelSetup direct() {
        return model.withEngineColumns(overrides.stream()
                .filter(it -> it.change() instanceof RuleChange)
                .map(ColumnOverride::column)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Returns the columns whose share of nulls the caller set. */
    Set<String> nullRates() {
        return overrides.stream()
                .filter(it -> it.change() instanceof NullRateChange)
                .map(ColumnOverride::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether traces must not hold names of the schema. */
    boolean isSensitive() {
        return model.options().isSensitive();
    }

    private GeneratorOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** The same options while one of them is changed; a new one holds the defaults. */
    private static final class Draft {

        private PlanRequest.RowTargets targets =
                new PlanRequest.RowTargets(100, Map.of(), PlanRequest.RowTargets.Source.DEFAULT);
        private long seed;
        private @Nullable String locale;
        private MeaningCatalogue meanings = MeaningCatalogue.builtIn();
        private @Nullable Blueprint blueprint;
        private List<ColumnOverride> overrides = List.of();
        private Map<String, ValueFunction> functions = Map.of();
        private @Nullable ProgressListener listener;
        private Workers workers = Workers.CALLER;
        private List<GivenRows> given = List.of();
        private ModelSetup model = ModelSetup.NONE;
        private @Nullable Telemetry telemetry;
        private List<DatasetStep> steps = List.of();
        private @Nullable Profile profile;

        private Draft() {}

        private Draft(GeneratorOptions from) {
            targets = from.targets;
            seed = from.seed;
            locale = from.locale;
            meanings = from.meanings;
            blueprint = from.blueprint;
            overrides = from.overrides;
            functions = from.functions;
            listener = from.listener;
            workers = from.workers;
            given = from.given;
            model = from.model;
            telemetry = from.telemetry;
            steps = from.steps;
            profile = from.profile;
        }

        private GeneratorOptions options() {
            return new GeneratorOptions(
                    targets, seed, locale, meanings, blueprint, overrides, functions, listener, workers, given, model,
                    telemetry, steps, profile);
        }
    }
}
