package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.generation.BlueprintGeneration;
import dev.rowloom.profile.Profile;
import dev.rowloom.profile.TableProfile;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.telemetry.Telemetry;
import java.util.LinkedHashMap;
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
        return generation("a blueprint").askOrStand();
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
        BlueprintGeneration generation = BlueprintGeneration.of(
                        standing, provider(what), model.name(), model.options(), model.instructions())
                .profiles(profiles());
        Telemetry telemetry = options.telemetry();
        return telemetry == null ? generation : generation.telemetry(telemetry);
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
