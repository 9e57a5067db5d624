package dev.rowloom.provider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.GenerationException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.Fallback;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a service does, nothing that a run hands out, prints or writes has the key in it. Extended by the tests of a provider.
 *
 * @since 0.1.0
 */
public abstract class KeyStaysSecretContract {

    private static final Schema SCHEMA = Schema.fromDdl(
            "create table author (id int primary key, name varchar(40) not null, city varchar(40))",
            Dialect.postgresql());

    private static final List<Fault> FAULTS = List.of(
            Fault.OK,
            Fault.DAILY_QUOTA,
            Fault.INTERNAL,
            Fault.BAD_GATEWAY,
            Fault.RESET,
            Fault.ERROR_EVENT,
            Fault.PROSE,
            Fault.BLOCKED_PROMPT,
            Fault.SCHEMA_REFUSED);

    /** Creates a test. */
    protected KeyStaysSecretContract() {}

    /** Serves a fault with every answer. */
    protected abstract TestService serve(Fault fault);

    /** One run for each of some faults. */
    @TestFactory
    protected Stream<DynamicTest> keyIsNowhere(@TempDir Path directory) {
        return FAULTS.stream()
                .map(fault ->
                        DynamicTest.dynamicTest(fault.name(), () -> check(fault, directory.resolve(fault.name()))));
    }

    private void check(Fault fault, Path cache) throws IOException {
        try (TestService service = serve(fault)) {
            String told = told(service, cache) + kept(cache);

            assertThat(service.requests()).isPositive();
            assertThat(told).contains("author").doesNotContain(service.secret());
        }
    }

    /** Runs, and returns all that it tells. */
    private static String told(TestService service, Path cache) {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        DirectOptions options = DirectOptions.builder()
                .fallback(Fallback.FAIL)
                .cache(cache)
                .attempts(1)
                .maxRequests(2)
                .timeout(Duration.ofSeconds(5))
                .build();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            Dataset dataset = SyntheticDataGenerator.of(SCHEMA)
                    .rows(3)
                    .provider(service.provider(), service.model())
                    .direct(options)
                    .generate();
            writer.println(dataset.toJson() + dataset.metadata());
        } catch (GenerationException e) {
            e.printStackTrace(writer); // with all causes
            writer.println(e.report() + e.report().toJson() + e.report().summary());
            writer.println(e.partial().map(Dataset::toJson).orElse(""));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        writer.println(printed.toString(StandardCharsets.UTF_8) + service.provider() + options);
        return told.toString();
    }

    private static String kept(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(cache)) {
            StringBuilder all = new StringBuilder();
            files.filter(Files::isRegularFile).forEach(file -> all.append(file).append(text(file)));
            return all.toString();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
