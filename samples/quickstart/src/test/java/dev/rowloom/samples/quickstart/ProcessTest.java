package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a process of its own shows: a disk that fills, a signal, the caller's directory. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {

    private static final int MANY = 20_000_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"csv,out", "json,out", "jsonl,out", "sql,out", "csv,out.zip", "sql,out.zip"})
    void diskThatFillsLeavesNothingHalfWritten(String format, String out) throws Exception {
        // files may have 200 blocks of 1 KiB: some tables fit, others do not
        Process process = start("ulimit -f 200", "--rows", "5000", "--format", format, "--out", out);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(error())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("rowloom: cannot write ")
                .contains("File too large");
        assertThat(files().filter(path -> path.toString().endsWith(".part"))).isEmpty();
        assertThat(files().filter(path -> path.toString().endsWith(".zip"))).isEmpty();
        for (Path csv : files().filter(path -> path.toString().endsWith(".csv")).toList()) {
            assertThat(csv).content().as(csv.toString()).hasLineCount(5001).endsWith("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"csv,out", "csv,out.zip", "sql,out"})
    void signalCancelsTheRunAndLeavesNothingHalfWritten(String format, String out) throws Exception {
        Process process = start("true", "--rows", "10", "--rows", "orders=" + MANY, "--format", format, "--out", out);
        while (process.isAlive() && large().isEmpty()) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }

        process.destroy(); // SIGTERM; Ctrl-C takes the same way

        assertThat(process.waitFor()).as(String.join("\n", error())).isEqualTo(143);
        assertThat(error())
                .anyMatch(line -> line.matches("rowloom: .*cancelled.*; files that were complete are kept.*"));
        assertThat(files()).noneMatch(path -> path.toString().endsWith(".part"));
        assertThat(large()).isEmpty();
    }

    @Test
    void relativePathsAreTheCallers() throws Exception {
        Files.writeString(directory.resolve("in.sql"), "create table t (id int primary key, name varchar(20));");

        Process process = start("true", "--ddl", "in.sql", "--out", "a/b", "--explain", "why.csv");

        assertThat(process.waitFor()).as(String.join("\n", error())).isZero();
        assertThat(directory.resolve("a/b/t.csv")).exists();
        assertThat(directory.resolve("why.csv")).exists();
    }

    /** Runs the program in the directory, after a command of the shell. */
    private Process start(String before, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", before + " && exec \"$@\"", "bash"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(directory.resolve("stderr").toFile())
                .start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private List<String> error() throws IOException {
        return Files.readAllLines(directory.resolve("stderr"));
    }

    private List<Path> large() throws IOException {
        return files().filter(path -> path.toFile().length() > 1_000_000).toList();
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList().stream();
        }
    }
}
