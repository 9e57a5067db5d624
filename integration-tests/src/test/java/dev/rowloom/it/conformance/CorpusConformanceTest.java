package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.SharedCorpus;
import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The report over the schemas of real projects, or over the folder that the system property {@code rowloom.conformance.folder}
 * names; {@code rowloom.conformance.rows} and {@code rowloom.conformance.filter} are those of the command line.
 */
@Tag("corpus")
@ExtendWith(DatabaseExtension.class)
class CorpusConformanceTest {

    @Test
    void whatFallsShortDoesSoByTheSchemaAlone(TestDatabases databases) throws IOException {
        Options options = Options.parse(arguments());

        List<SchemaVerdict> verdicts = new Conformance(options, System.out).run(databases);

        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.isFlawless())
                        .as("%s; see %s", verdict.file(), options.output().toAbsolutePath())
                        .isTrue());
    }

    private static String[] arguments() {
        String folder = System.getProperty("rowloom.conformance.folder");
        List<String> arguments = new ArrayList<>();
        arguments.add(folder == null ? SharedCorpus.file("").toString() : folder);
        for (String option : Arrays.asList("dialect", "rows", "filter", "output", "limit")) {
            String value = System.getProperty("rowloom.conformance." + option);
            if (value != null) {
                arguments.add("--" + option);
                arguments.add(value);
            }
        }
        return arguments.toArray(new String[0]);
    }
}
