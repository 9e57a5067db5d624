package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.MeaningCatalogue;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.engine.ValueFunction;
import dev.rowloom.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<DatasetStep> steps) {

    static final GeneratorOptions DEFAULTS = new GeneratorOptions(
            new PlanRequest.RowTargets(100, Map.of(), PlanRequest.RowTargets.Source.DEFAULT),
            0,
            null,
            MeaningCatalogue.builtIn(),
            null,
            List.of(),
            Map.of(),
            null,
            Workers.CALLER,
            List.of(),
            ModelSetup.NONE,
            null,
            List.of());

    GeneratorOptions withTargets(PlanRequest.RowTargets newTargets) {
        return new GeneratorOptions(
                newTargets,
                seed,
                locale,
                meanings,
                blueprint,
                overrides,
                functions,
                listener,
                workers,
                given,
                model,
                telemetry,
                steps);
    }

    GeneratorOptions withSeed(long newSeed) {
        return new GeneratorOptions(
                targets, newSeed, locale, meanings, blueprint, overrides, functions, listener, workers, given, model,
                telemetry,
                steps);
    }

    GeneratorOptions withLocale(String newLocale) {
        return new GeneratorOptions(
                targets, seed, newLocale, meanings, blueprint, overrides, functions, listener, workers, given, model,
                telemetry,
                steps);
    }

    GeneratorOptions withMeanings(MeaningCatalogue newMeanings) {
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                newMeanings,
                blueprint,
                overrides,
                functions,
                listener,
                workers,
                given,
                model,
                telemetry,
                steps);
    }

    GeneratorOptions withBlueprint(Blueprint newBlueprint) {
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                meanings,
                newBlueprint,
                overrides,
                functions,
                listener,
                workers,
                given,
                model,
                telemetry,
                steps);
    }

    GeneratorOptions withOverride(ColumnOverride override) {
        List<ColumnOverride> changed = new ArrayList<>(overrides);
        changed.add(override);
        return new GeneratorOptions(
                targets, seed, locale, meanings, blueprint, changed, functions, listener, workers, given, model,
                telemetry,
                steps);
    }

    /** Returns the changes of columns, rules first: one that is given later leaves shares of nulls and formats as they are. */
    List<ColumnOverride> overridesInOrder() {
        return Stream.of(true, false)
                .flatMap(rules -> overrides.stream().filter(it -> it.change() instanceof RuleChange == rules))
                .toList();
    }

    /** Returns the columns whose share of nulls the caller set. */
    Set<String> nullRates() {
        return overrides.stream()
                .filter(it -> it.change() instanceof NullRateChange)
                .map(ColumnOverride::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    GeneratorOptions withFunction(String name, ValueFunction function) {
        Map<String, ValueFunction> changed = new LinkedHashMap<>(functions);
        changed.put(name, function);
        return new GeneratorOptions(
                targets, seed, locale, meanings, blueprint, overrides, changed, listener, workers, given, model,
                telemetry,
                steps);
    }

    GeneratorOptions withGiven(List<GivenRows> more) {
        List<GivenRows> all = new ArrayList<>(given);
        all.addAll(more);
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                meanings,
                blueprint,
                overrides,
                functions,
                listener,
                workers,
                List.copyOf(all),
                model,
                telemetry,
                steps);
    }

    GeneratorOptions withListener(ProgressListener newListener) {
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                meanings,
                blueprint,
                overrides,
                functions,
                newListener,
                workers,
                given,
                model,
                telemetry,
                steps);
    }

    GeneratorOptions withWorkers(Workers newWorkers) {
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                meanings,
                blueprint,
                overrides,
                functions,
                listener,
                newWorkers,
                given,
                model,
                telemetry,
                steps);
    }

    GeneratorOptions withModel(ModelSetup newModel) {
        return new GeneratorOptions(
                targets, seed, locale, meanings, blueprint, overrides, functions, listener, workers, given, newModel,
                telemetry,
                steps);
    }

    GeneratorOptions withTelemetry(Telemetry newTelemetry) {
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                meanings,
                blueprint,
                overrides,
                functions,
                listener,
                workers,
                given,
                model,
                newTelemetry,
                steps);
    }

    GeneratorOptions withStep(DatasetStep step) {
        List<DatasetStep> more = new ArrayList<>(steps);
        more.add(step);
        return new GeneratorOptions(
                targets,
                seed,
                locale,
                meanings,
                blueprint,
                overrides,
                functions,
                listener,
                workers,
                given,
                model,
                telemetry,
                List.copyOf(more));
    }

    /** Returns whether traces must not hold names of the schema. */
    boolean isSensitive() {
        return model.options().isSensitive();
    }
}
