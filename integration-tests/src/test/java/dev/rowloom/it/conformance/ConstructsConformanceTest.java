package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each construct that DDL is known to have, in scripts of our own, judged as the schemas of real projects are. */
@ExtendWith(DatabaseExtension.class)
class ConstructsConformanceTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "constructs");
    private static final long ROWS = 150;

    @TestFactory
    Stream<DynamicTest> scripts(TestDatabases databases) {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.of();
        }
        return SchemaFile.in(FOLDER, null).stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> isFlawless(file, databases)));
    }

    private static void isFlawless(SchemaFile file, TestDatabases databases) throws IOException {
        SchemaVerdict verdict = new Conformance(Options.of(FOLDER).withRows(ROWS), System.out).judge(file, databases);

        assertThat(verdict.tables()).isNotEmpty();
        assertThat(verdict.isFlawless()).as(new Reasons(List.of(verdict)).markdown()).isTrue();
    }
}
