package dev.rowloom.junit;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.DataPlan;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The rows that settings ask for, made once for all tests of a run. Thread-safe. */
final class Generated {

    private final Settings settings;
    private final SchemaSource source;
    private final SyntheticDataGenerator generator;
    private final AtomicReference<@Nullable Dataset> dataset = new AtomicReference<>();

    private Generated(Settings settings, SchemaSource source, SyntheticDataGenerator generator) {
        this.settings = settings;
        this.source = source;
        this.generator = generator;
    }

    static Generated of(Settings settings, SchemaSource source, Resources resources) {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(source.schema()).rows(settings.rows()).seed(settings.seed());
        for (Map.Entry<String, Long> table : settings.tables().entrySet()) {
            generator = generator.rows(table.getKey(), table.getValue());
        }
        if (!settings.locale().isEmpty()) {
            generator = generator.locale(settings.locale());
        }
        if (!settings.blueprint().isEmpty()) {
            generator = generator.blueprint(Blueprint.parse(resources.text(settings.blueprint(), "blueprint")));
        }
        if (!settings.scenario().isEmpty()) {
            generator = generator.scenario(resources.text(settings.scenario(), "scenario"));
        }
        return new Generated(settings, source, generator);
    }

    SchemaSource source() {
        return source;
    }

    DataPlan plan() {
        return generator.plan();
    }

    Dataset dataset() {
        Dataset known = dataset.get();
        if (known == null) {
            known = generator.generate();
            dataset.set(known);
        }
        return known;
    }

    /** Returns what the rows were made from, in words. */
    String describe() {
        return "seed " + settings.seed() + ", " + settings.rows() + " rows a table"
                + (settings.tables().isEmpty() ? "" : " but " + settings.tables()) + " of "
                + (settings.source().ddl().isEmpty()
                        ? settings.source().migrations().isEmpty()
                                ? settings.source().schemaFrom().getName()
                                : settings.source().migrations()
                        : settings.source().ddl())
                + (settings.blueprint().isEmpty() ? "" : " by blueprint " + settings.blueprint())
                + (settings.scenario().isEmpty() ? "" : " with scenario " + settings.scenario());
    }

    long seed() {
        return settings.seed();
    }
}
