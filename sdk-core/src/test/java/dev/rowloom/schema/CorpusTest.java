package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the schemas of real projects, where they are at hand. */
class CorpusTest {

    private static final Pattern CREATE = Pattern.compile(
            "^[ \\t]*CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:UNLOGGED\\s+|GLOBAL\\s+|LOCAL\\s+|TEMP\\s+|TEMPORARY\\s+)*TABLE\\b",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final List<String> DIALECTS = List.of("postgresql", "mysql", "sqlite", "h2", "sqlserver", "oracle");

    /** In the files of others, some declarations are refused by the database as well. */
    private static final List<String> EVERY_TABLE = List.of("sqlite", "h2", "sqlserver", "oracle");

    private static final Map<Path, Schema> READ = new HashMap<>();

    private static Path corpus = Path.of("none");

    @BeforeAll
    static void findCorpus() {
        String property = System.getProperty("rowloom.shared");
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null && !Files.isDirectory(corpus); at = at.getParent()) {
            corpus = at.resolve("shared/corpus");
        }
        if (property != null) {
            corpus = Path.of(property).resolve("corpus");
        }
        if (!Files.isDirectory(corpus)) {
            System.out.println("corpus of real schemas is not at hand: its tests are skipped");
        }
        Assumptions.assumeTrue(Files.isDirectory(corpus));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite", "h2", "sqlserver", "oracle"})
    void understandsTheTablesOfRealSchemas(String dialect) throws IOException {
        int declared = 0;
        int understood = 0;
        int warnings = 0;
        List<Path> files = files(dialect);
        for (Path file : files) {
            Schema schema = read(file);
            long leftOut = schema.diagnostics().stream()
                    .map(Diagnostic::message)
                    .filter(message -> message.contains("is a partition of")
                            || message.contains("is temporary")
                            || message.contains("is declared again"))
                    .count();
            declared += declaredOutsideRoutines(file);
            understood += schema.tables().size() + (int) leftOut;
            warnings += (int) schema.diagnostics().stream()
                    .filter(each -> each.severity() == Diagnostic.Severity.WARNING)
                    .count();
        }
        System.out.printf(
                "%s: %d files, %d tables declared, %d understood, %d warnings%n",
                dialect, files.size(), declared, understood, warnings);
        double share = EVERY_TABLE.contains(dialect) ? 1 : 0.99;
        assertThat(understood).isGreaterThanOrEqualTo((int) Math.ceil(declared * share));
    }

    @Test
    void tellsTheDialectOfEveryFile() throws IOException {
        List<String> misses = new ArrayList<>();
        int files = 0;
        for (String dialect : DIALECTS) {
            for (Path file : files(dialect)) {
                String told = read(file).dialect().name();
                files++;
                if (!told.equals(dialect)) {
                    misses.add(corpus.relativize(file) + " taken for " + told);
                }
            }
        }
        System.out.printf("dialect told of %d files, wrong of %d: %s%n", files, misses.size(), misses);
        assertThat(files).isGreaterThan(90);
        assertThat(misses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, chinook, 11, 64, 11, 11",
        "mysql, chinook, 11, 64, 11, 11",
        "sqlite, chinook, 11, 64, 11, 11",
        "sqlserver, chinook, 11, 64, 11, 11",
        "oracle, chinook, 11, 64, 11, 11",
        "postgresql, northwind, 14, 92, 14, 13",
        "sqlite, northwind, 13, 88, 13, 13",
        "sqlserver, northwind, 13, 88, 13, 13",
        "oracle, oracle_hr, 7, 35, 8, 10",
        "h2, activiti, 28, 329, 31, 38",
    })
    void readsEverythingOfWellKnownSchemas(
            String dialect, String name, int tables, int columns, int keys, int foreignKeys) {
        Schema schema = Schema.fromDdl(corpus.resolve(dialect).resolve(name + ".sql"));
        assertThat(schema.diagnostics()).isEmpty();
        assertThat(schema.tables()).hasSize(tables);
        assertThat(sum(schema, table -> table.columns().size())).isEqualTo(columns);
        assertThat(sum(schema, table -> table.uniqueKeys().size())).isEqualTo(keys);
        assertThat(sum(schema, table -> table.foreignKeys().size())).isEqualTo(foreignKeys);
    }

    @Test
    void leavesNoConditionUnread() throws IOException {
        for (String dialect : List.of("postgresql", "mysql", "sqlite")) {
            for (Path file : files(dialect)) {
                assertThat(read(file).tables())
                        .as(file.toString())
                        .flatExtracting(Table::checks)
                        .noneMatch(check -> check.condition().hasUnparsed());
            }
        }
    }

    private static Schema read(Path file) {
        return READ.computeIfAbsent(file, Schema::fromDdl);
    }

    private static int sum(Schema schema, ToIntFunction<Table> count) {
        return schema.tables().stream().mapToInt(count).sum();
    }

    private static List<Path> files(String dialect) throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve(dialect))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    // A count of its own, by pattern: bodies of routines and comments hold none of them at the beginning of a line,
    // but for those in dollar quotes.
    private static int declaredOutsideRoutines(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("(?s)(\\$\\w*\\$).*?\\1", "");
        Matcher matcher = CREATE.matcher(text.replaceAll("(?s)DELIMITER \\$\\$.*?DELIMITER ;", ""));
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
