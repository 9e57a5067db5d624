package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.it.database.SharedCorpus;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.validation.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows that are made for real schemas are held against them by the validator, which finds nothing. */
class ValidatesCorpusTest {

    private static final int SCHEMAS = 10;
    private static final int ROWS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite", "h2", "sqlserver", "oracle"})
    void andFindsNothing(String dialect) throws IOException {
        for (Path file : smallest(SharedCorpus.file(dialect))) {
            Schema schema = Schema.fromDdl(file, Dialect.named(dialect));
            ValidationReport report =
                    SyntheticDataGenerator.of(schema).rows(ROWS).generate().validate();
            assertThat(report.findings()).as("%s", file.getFileName()).isEmpty();
        }
    }

    private static List<Path> smallest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().length())
                            .thenComparing(Path::getFileName))
                    .limit(SCHEMAS)
                    .toList();
        }
    }
}
