package dev.rowloom.it.load;

import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.SharedCorpus;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A DDL file to load into the database it is written for.
 *
 * @param name what the schema is called
 * @param dialect the dialect it is written in
 * @param origin where its file lies
 */
record SampleSchema(String name, String dialect, Origin origin) {

    /** Where the file of a schema lies. */
    enum Origin {
        /** In the corpus of real schemas beside the repository. */
        CORPUS,
        /** Among the quickstart's resources. */
        SHOP,
        /** Among the resources of these tests. */
        OWN,
        /** Among the resources of these tests, one file for each theme. */
        CONSTRUCTS
    }

    /** The dialects whose databases run in tests. */
    static final List<String> DIALECTS = List.of("postgresql", "mysql", "sqlite", "h2");

    /** The dialects that the shop is written in. */
    static final List<String> SHOPS = List.of("postgresql", "mysql", "sqlite", "h2", "sqlserver", "oracle");

    /** What a script expects of an H2 database beyond the defaults, as its URL writes it. */
    private static final Map<String, String> H2_SETTINGS = Map.of(
            "ambari",
            "NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR,HOUR,MINUTE,SECOND",
            "dolphinscheduler",
            "MODE=MySQL",
            "ruoyi",
            "MODE=MySQL;DATABASE_TO_UPPER=FALSE");

    /** Chinook and Northwind in the dialects they exist in, and the shop in all. */
    static Stream<SampleSchema> all() {
        return Stream.concat(
                Stream.of(
                        new SampleSchema("chinook", "postgresql", Origin.CORPUS),
                        new SampleSchema("chinook", "mysql", Origin.CORPUS),
                        new SampleSchema("chinook", "sqlite", Origin.CORPUS),
                        new SampleSchema("northwind", "postgresql", Origin.CORPUS),
                        new SampleSchema("northwind", "sqlite", Origin.CORPUS)),
                DIALECTS.stream().map(SampleSchema::shop));
    }

    static SampleSchema shop(String dialect) {
        return new SampleSchema("shop", dialect, Origin.SHOP);
    }

    /** The schemas of these tests' own resources, by file name: {@code NAME.DIALECT.sql}. */
    static Stream<SampleSchema> own() {
        try (Stream<Path> files = Files.list(resources())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .sorted()
                    .map(file -> file.split("\\."))
                    .map(parts -> new SampleSchema(parts[0], parts[1], Origin.OWN))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its policies admit no row of a user who owns nothing; the conformance test judges it. */
    private static final String REFUSES_LOADERS = "row_security.sql";

    /** The constructs of all dialects: {@code constructs/DIALECT/NAME.sql}. */
    static Stream<SampleSchema> constructs() {
        return DIALECTS.stream().flatMap(SampleSchema::constructs);
    }

    private static Stream<SampleSchema> constructs(String dialect) {
        Path folder = constructResources().resolve(dialect);
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql") && !file.equals(REFUSES_LOADERS))
                    .sorted()
                    .map(file -> new SampleSchema(
                            file.substring(0, file.length() - ".sql".length()), dialect, Origin.CONSTRUCTS))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resources() {
        return inRepository("integration-tests/src/test/resources/dev/rowloom/it/load/ddl");
    }

    private static Path constructResources() {
        return inRepository("integration-tests/src/test/resources/constructs");
    }

    /** Returns what follows {@code -- KIND: } in the lines of the file that begin so. */
    List<String> notes(String kind) throws IOException {
        String prefix = "-- " + kind + ": ";
        return Files.readAllLines(file()).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    /**
     * Returns the DDL file.
     *
     * @throws org.opentest4j.TestAbortedException if the corpus isn't there
     */
    Path file() {
        return switch (origin) {
            case CORPUS -> SharedCorpus.file(dialect + "/" + name + ".sql");
            case SHOP -> inRepository("samples/quickstart/src/main/resources/shop/shop-" + dialect + ".sql");
            case OWN -> resources().resolve(name + "." + dialect + ".sql");
            case CONSTRUCTS -> constructResources().resolve(dialect).resolve(name + ".sql");
        };
    }

    /** Makes an empty database of the kind and with the settings that the script is written for. */
    Database create(TestDatabases databases) {
        return dialect.equals("h2") && origin == Origin.CORPUS
                ? databases.createH2(H2_SETTINGS.getOrDefault(name, ""))
                : databases.create(dialect);
    }

    Schema read() {
        return Schema.fromDdl(file(), Dialect.named(dialect));
    }

    /** Finds a file of the repository, wherever in it the tests run. */
    static Path inRepository(String file) {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("samples")) && Files.exists(directory.resolve(file))) {
                return directory.resolve(file);
            }
        }
        throw new IllegalStateException("no directory above has " + file);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s)", name, dialect);
    }
}
