package dev.rowloom.it.conformance;

import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Judges every schema of a folder and reports on it; see {@code docs/conformance.md}. */
public final class Conformance {

    private final Options options;
    private final PrintStream out;

    Conformance(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Judges the schemas of a folder, prints the report and writes {@code conformance.md} and {@code conformance.csv}.
     *
     * @param args see {@link Options}
     */
    public static void main(String... args) throws IOException {
        Options options = Options.parse(args);
        try (TestDatabases databases = new TestDatabases()) {
            List<SchemaVerdict> verdicts = new Conformance(options, System.out).run(databases);
            System.exit(verdicts.stream().allMatch(SchemaVerdict::isFlawless) ? 0 : 1);
        }
    }

    List<SchemaVerdict> run(TestDatabases databases) throws IOException {
        List<SchemaVerdict> verdicts = new ArrayList<>();
        for (SchemaFile file : SchemaFile.in(options.folder(), options.dialect())) {
            if (options.filter().matcher(file.toString()).find()) {
                SchemaVerdict verdict = judge(file, databases);
                verdicts.add(verdict);
                out.println(Progress.line(verdict));
                write(new Report(verdicts, options.rows()));
            }
        }
        out.println(new Report(verdicts, options.rows()).markdown());
        return verdicts;
    }

    SchemaVerdict judge(SchemaFile file, TestDatabases databases) throws IOException {
        Path scratch = Files.createTempDirectory("rowloom-conformance");
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Future<SchemaVerdict> verdict = worker.submit(() -> file.hasDatabase()
                ? new DatabaseJudge(file, options.rows(), scratch).judge(databases)
                : new PlanJudge(file, options.rows()).judge());
        try {
            return verdict.get(options.limit().toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            verdict.cancel(true);
            return SchemaVerdict.failed(
                    file,
                    new Finding(Cause.TOO_LONG, "not done in " + options.limit().toSeconds() + " s"));
        } catch (ExecutionException e) {
            return SchemaVerdict.failed(file, new Finding(Cause.CRASH, Crash.describe(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + file + " was judged", e);
        } finally {
            worker.shutdownNow();
            Files.deleteIfExists(scratch.resolve("data.sql"));
            Files.deleteIfExists(scratch);
        }
    }

    private void write(Report report) throws IOException {
        Files.createDirectories(options.output());
        Files.writeString(options.output().resolve("conformance.md"), report.markdown());
        Files.writeString(options.output().resolve("conformance.csv"), report.csv());
    }
}
