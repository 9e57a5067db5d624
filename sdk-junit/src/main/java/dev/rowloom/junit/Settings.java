package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.junit.SyntheticData.CleanUp;
import dev.rowloom.junit.SyntheticData.Create;
import dev.rowloom.junit.SyntheticData.Lifecycle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What annotations say together: equal for tests that can share their rows.
 *
 * @param source where the schema comes from
 * @param seed the seed, the property's if it is set
 * @param blueprint the blueprint's path, or empty
 * @param scenario the path of the document of given rows, or empty
 * @param locale the locale, or empty
 * @param rows how many rows each table gets
 * @param tables how many rows single tables get
 * @param lifecycle how long a database is used
 * @param cleanUp what is done about changes
 * @param create whether the DDL is run
 */
record Settings(
        Source source,
        long seed,
        String blueprint,
        String scenario,
        String locale,
        long rows,
        Map<String, Long> tables,
        Lifecycle lifecycle,
        CleanUp cleanUp,
        Create create) {

    static final String SEED = "rowloom.seed";

    private static final long DEFAULT_ROWS = 100;

    /**
     * Where a schema comes from.
     *
     * @param ddl the script's path, or empty
     * @param migrations the folder's path, or empty
     * @param schemaFrom the class that makes it, or Void
     * @param dialect the dialect's name, or empty
     */
    record Source(String ddl, String migrations, Class<?> schemaFrom, String dialect) {

        boolean isSet() {
            return !ddl.isEmpty() || !migrations.isEmpty() || schemaFrom != Void.class;
        }
    }

    /**
     * Joins annotations.
     *
     * @param annotations the outermost first; each takes the place of what those before it set
     * @param seedProperty the seed that takes the place of all, or empty
     */
    static Settings of(List<SyntheticData> annotations, String seedProperty) {
        Source source = new Source("", "", Void.class, "");
        Settings settings = new Settings(
                source, 0, "", "", "", DEFAULT_ROWS, Map.of(), Lifecycle.PER_CLASS, CleanUp.RELOAD, Create.NEVER);
        for (SyntheticData annotation : annotations) {
            settings = settings.with(annotation);
        }
        if (!settings.source.isSet()) {
            throw new UsageException("@SyntheticData names no schema; set ddl, migrations or schemaFrom");
        }
        return seedProperty.isEmpty() ? settings : settings.withSeed(number(seedProperty));
    }

    private static long number(String seed) {
        try {
            return Long.parseLong(seed.strip());
        } catch (NumberFormatException e) {
            throw new UsageException(SEED + " is '" + seed + "', which is no whole number", e);
        }
    }

    private Settings with(SyntheticData annotation) {
        Source own =
                new Source(annotation.ddl(), annotation.migrations(), annotation.schemaFrom(), annotation.dialect());
        long ways = Stream.of(!own.ddl.isEmpty(), !own.migrations.isEmpty(), own.schemaFrom != Void.class)
                .filter(it -> it)
                .count();
        if (ways > 1) {
            throw new UsageException(
                    "@SyntheticData names more than one schema; set only one of ddl, migrations and schemaFrom");
        }
        Map<String, Long> counts = new LinkedHashMap<>(own.isSet() ? Map.of() : tables);
        Stream.of(annotation.tables()).forEach(it -> count(it, counts));
        Source merged = own.isSet()
                ? own
                : own.dialect.isEmpty()
                        ? source
                        : new Source(source.ddl, source.migrations, source.schemaFrom, own.dialect);
        return new Settings(
                merged,
                annotation.seed() == SyntheticData.UNSET ? seed : annotation.seed(),
                // a blueprint fits its schema alone, as a scenario does
                annotation.blueprint().isEmpty() && !own.isSet() ? blueprint : annotation.blueprint(),
                annotation.scenario().isEmpty() && !own.isSet() ? scenario : annotation.scenario(),
                annotation.locale().isEmpty() ? locale : annotation.locale(),
                annotation.rows() == SyntheticData.UNSET ? rows : annotation.rows(),
                counts,
                annotation.lifecycle() == Lifecycle.INHERITED ? lifecycle : annotation.lifecycle(),
                annotation.cleanUp() == CleanUp.INHERITED ? cleanUp : annotation.cleanUp(),
                annotation.create() == Create.INHERITED ? create : annotation.create());
    }

    private static void count(String table, Map<String, Long> counts) {
        int equals = table.lastIndexOf('=');
        try {
            counts.put(
                    table.substring(0, equals).strip(),
                    Long.parseLong(table.substring(equals + 1).strip()));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new UsageException("tables = \"" + table + "\" of @SyntheticData is not of the form orders=500", e);
        }
    }

    private Settings withSeed(long other) {
        return new Settings(source, other, blueprint, scenario, locale, rows, tables, lifecycle, cleanUp, create);
    }

    Settings withLifecycle(Lifecycle other) {
        return new Settings(source, seed, blueprint, scenario, locale, rows, tables, other, cleanUp, create);
    }

    /** Returns the settings without what bears on the database alone. */
    Settings ofRows() {
        return new Settings(
                source,
                seed,
                blueprint,
                scenario,
                locale,
                rows,
                tables,
                Lifecycle.PER_CLASS,
                CleanUp.RELOAD,
                Create.NEVER);
    }
}
