package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.generation.BlueprintGeneration;
import dev.rowloom.generation.Fallback;
import dev.rowloom.profile.Profile;
import dev.rowloom.profile.TableProfile;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a generator's model for blueprints and for changes of them. */
final class BlueprintAsking {

    private final GeneratorOptions options;
    private final PlanRequest standing;

    /**
     * Prepares to ask.
     *
     * @param standing the request that the generator plans by
     */
    BlueprintAsking(GeneratorOptions options, PlanRequest standing) {
        this.options = options;
        this.standing = standing;
    }

    /** Returns whether rows are made by a blueprint that has yet to be asked for. */
    static boolean isDue(GeneratorOptions options) {
        return options.model().isBlueprint() && !options.hasOwnBlueprint();
    }

    /** Returns the model's blueprint. */
    Blueprint ask() {
        return generation("a blueprint").ask();
    }

    /** Returns the model's blueprint, or the one that stands where the model fails and the caller has not ruled that out. */
    Blueprint askOrStand() {
        try {
            return ask();
        } catch (ProviderException e) {
            if (options.model().options().fallback() == Fallback.FAIL || e.kind() == ProviderException.Kind.CANCELLED) {
                throw e;
            }
            ModelProvider provider = provider("a blueprint");
            return standing.blueprint()
                    .with(new BlueprintReport(
                            provider.id(),
                            options.model().name(),
                            List.of(),
                            List.of(),
                            List.of("the model gave no blueprint, so that the inferred one stands: " + e.said())));
        }
    }

    /** Returns a change of a blueprint, to look at. */
    BlueprintRevision revise(String wish) {
        Blueprint revised = generation("a change").revise(wish);
        return BlueprintRevision.of(DataPlan.of(standing), planned(revised), revised);
    }

    private DataPlan planned(Blueprint blueprint) {
        return DataPlan.of(new PlanRequest(
                standing.schema(),
                blueprint,
                standing.seed(),
                standing.rows(),
                standing.functions(),
                standing.nullRates(),
                standing.scenario()));
    }

    private BlueprintGeneration generation(String what) {
        ModelSetup model = options.model();
        return BlueprintGeneration.of(standing, provider(what), model.name(), model.options(), model.instructions())
                .profiles(profiles());
    }

    /** Returns what is told of the rows that were profiled: the preview, by table. */
    private Map<String, String> profiles() {
        Profile profile = options.profile();
        Map<String, String> byTable = new LinkedHashMap<>();
        if (profile != null) {
            for (TableProfile table : profile.tables()) {
                standing.schema()
                        .find(table.name())
                        .ifPresent(found -> byTable.put(found.id(), profile.preview(table.name())));
            }
        }
        return byTable;
    }

    private ModelProvider provider(String what) {
        ModelProvider provider = options.model().provider();
        if (provider == null) {
            throw new UsageException("nobody is there to ask for " + what + "; set provider(…) first");
        }
        return provider;
    }
}
