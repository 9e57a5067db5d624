package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shop at 20 rows a table, byte for byte as it was when the files were last written, on every JDK.
 *
 * <p>A difference means that users' rows change. Where that is meant, {@code -Drowloom.golden.rewrite=true} writes the files anew;
 * their difference belongs into the same commit. From the first release on, rows of a committed blueprint never change: there
 * {@link #rowsOfTheCommittedBlueprint} has to hold as it is.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = SampleSchema.inRepository(
                    "integration-tests/src/test/resources/dev/rowloom/it/load")
            .resolve("golden");

    @TempDir
    Path directory;

    @BeforeAll
    static void rewriteIfAsked(@TempDir Path fresh) throws IOException {
        if (Boolean.getBoolean("rowloom.golden.rewrite")) {
            for (String dialect : SampleSchema.SHOPS) {
                writeAll(dialect, fresh.resolve(dialect));
                replace(GOLDEN.resolve(dialect), fresh.resolve(dialect));
            }
        }
    }

    private static SyntheticDataGenerator shop(String dialect) {
        return SyntheticDataGenerator.of(SampleSchema.shop(dialect).read()).rows(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite", "h2", "sqlserver", "oracle"})
    void inferredBlueprintAndItsRows(String dialect) throws IOException {
        writeAll(dialect, directory);

        Formats.assertSameFiles(directory, GOLDEN.resolve(dialect));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite", "h2", "sqlserver", "oracle"})
    void rowsOfTheCommittedBlueprint(String dialect) throws IOException {
        Path committed = GOLDEN.resolve(dialect).resolve("blueprint.json");
        Blueprint blueprint = Blueprint.read(committed);
        writeRows(shop(dialect).blueprint(blueprint), directory);
        Files.copy(committed, directory.resolve("blueprint.json"));

        assertThat(blueprint.toJson()).isEqualTo(Files.readString(committed));
        Formats.assertSameFiles(directory, GOLDEN.resolve(dialect));
    }

    private static void writeAll(String dialect, Path target) {
        writeRows(shop(dialect), target);
        shop(dialect).blueprint().writeTo(target.resolve("blueprint.json"));
    }

    private static void writeRows(SyntheticDataGenerator generator, Path target) {
        generator.generateTo(Formats.CSV.into(target));
        generator.generateTo(Formats.SQL.into(target));
    }

    private static void replace(Path golden, Path fresh) throws IOException {
        Files.createDirectories(golden);
        for (String old : Formats.names(golden)) {
            Files.delete(golden.resolve(old));
        }
        for (String name : Formats.names(fresh)) {
            Files.copy(fresh.resolve(name), golden.resolve(name));
        }
    }
}
