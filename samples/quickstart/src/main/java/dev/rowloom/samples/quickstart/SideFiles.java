package dev.rowloom.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.engine.DataPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files written beside the rows: the blueprint, and how each column is made. */
final class SideFiles {

    private final @Nullable OutputFile blueprint;
    private final @Nullable OutputFile explain;

    private SideFiles(@Nullable OutputFile blueprint, @Nullable OutputFile explain) {
        this.blueprint = blueprint;
        this.explain = explain;
    }

    /** Returns the files that the options ask for, after a look at whether they can be written. */
    static SideFiles of(Options options, OutputFile.Existing existing) {
        refuseSame(options);
        return new SideFiles(
                options.writeBlueprint == null ? null : OutputFile.claim(options.writeBlueprint, existing),
                options.explain == null ? null : OutputFile.claim(options.explain, existing));
    }

    /** One file can't be two; the blueprint alone may replace the one that was read. */
    private static void refuseSame(Options options) {
        Map<Path, String> files = new LinkedHashMap<>();
        put(files, "--ddl", options.ddl);
        put(files, "--scenario", options.scenario);
        put(files, "--validate", options.validate);
        put(files, "--profile", options.ddl == null ? options.profile : null);
        put(files, "--out", options.out);
        put(files, "--write-profile", options.writeProfile);
        put(files, "--profile-cache", options.profileCache);
        put(files, "--write-blueprint", options.writeBlueprint);
        put(files, "--explain", options.explain);
        put(files, "--meanings", options.meanings);
        put(files, "--repair-log", options.repairLog);
        put(files, "--controls", options.model.controls);
        put(files, "--cache", options.model.cache);
        put(files, "--report", options.model.report);
        put(files, "--replay", options.model.replay);
        put(files, "--ask-blueprint", options.model.askBlueprint);
        if (options.explain != null && same(options.explain, options.blueprint)) {
            throw new UsageException("--blueprint and --explain are the same file: " + options.explain);
        }
    }

    private static void put(Map<Path, String> files, String option, @Nullable Path path) {
        if (path == null) {
            return;
        }
        String other = files.put(path.toAbsolutePath().normalize(), option);
        if (other != null) {
            throw new UsageException(other + " and " + option + " are the same file: " + path);
        }
    }

    private static boolean same(Path path, @Nullable Path other) {
        return other != null
                && path.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
    }

    void write(DataPlan plan) {
        write(plan.blueprint());
        if (explain != null) {
            explain.write(out ->
                    out.write(ExplanationFile.content(plan, explain.path()).getBytes(UTF_8)));
        }
    }

    /** Writes a blueprint where it is wanted, and returns whether it is. */
    boolean write(Blueprint content) {
        if (blueprint != null) {
            blueprint.write(out -> out.write(content.toJson().getBytes(UTF_8)));
        }
        return blueprint != null;
    }
}
