package dev.rowloom.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.SharedCorpus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long it takes is printed, not asserted: the limit is wide enough for a machine with other things to do. */
class LargeSchemasTest {

    private static final int TABLES = 5000;
    private static final int SECONDS = 300;

    @TempDir
    Path directory;

    @Test
    void aHeapOf512MebibytesIsEnoughForFiveThousandTables() throws IOException, InterruptedException {
        Path ddl = Files.writeString(directory.resolve("five-thousand.sql"), ManyTables.ddl(TABLES));

        assertThat(run(ddl, "postgresql")).contains(TABLES + " tables");
    }

    @ParameterizedTest
    @CsvSource({"postgresql/evergreen.sql", "mysql/edxapp.sql"})
    void aHeapOf512MebibytesIsEnoughForTheLargestSchemas(String name) throws IOException, InterruptedException {
        assertThat(run(SharedCorpus.file(name), name.substring(0, name.indexOf('/'))))
                .contains(" tables read");
    }

    private String run(Path ddl, String dialect) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        LargeSchemas.class.getName(),
                        ddl.toString(),
                        dialect,
                        directory.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output);
        System.out.print(printed);
        assertThat(ended).as("ended within %s seconds", SECONDS).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
