package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowloom.ExportException;
import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file size limit of a process stands for a disk that fills. */
class DiskFullTest {

    private static final int LIMIT_KIB = 512;

    @TempDir
    Path directory;

    @Test
    void leavesTheFinishedTablesAndNothingElse() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash for ulimit");

        assertThat(outputOf("csv"))
                .startsWith("cannot write " + directory.resolve("big.csv") + ": ")
                .contains("make room or choose another target");
        assertThat(directory.resolve("small.csv")).hasContent("a\n0\n");
        assertThat(directory).isDirectoryNotContaining("glob:**/big*");
    }

    @Test
    void leavesNoScript() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash for ulimit");

        assertThat(outputOf("sql")).startsWith("cannot write " + directory.resolve("data.sql") + ": ");
        assertThat(directory).isEmptyDirectory();
    }

    private String outputOf(String format) throws IOException, InterruptedException {
        String command = "ulimit -f " + LIMIT_KIB + "; exec \"$@\"";
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        command,
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        classPath,
                        DiskFullTest.class.getName(),
                        format,
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(7);
        return output;
    }

    /** Writes more than fits, in a process of its own; exit status 7 tells that it failed as it should. */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[1]);
        Rows small = Rows.of(table("small", column("a", Fixtures.INTEGER)).build(), List.of(List.of(0L)));
        Rows big = Rows.of(
                table("big", column("a", Fixtures.INTEGER)).build(),
                LongStream.range(0, 200_000).mapToObj(List::of).toList());
        try {
            Fixtures.write(
                    args[0].equals("sql") ? SqlSink.directory(target) : CsvSink.directory(target),
                    Dialect.sqlite(),
                    small,
                    big);
        } catch (ExportException e) {
            System.out.println(e.getMessage());
            System.exit(7);
        }
    }
}
