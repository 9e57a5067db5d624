package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.GenerationException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.gemini.stub.Refusals;
import dev.rowloom.gemini.stub.Reply;
import dev.rowloom.gemini.stub.Scenario;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.Fallback;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the service does, nothing that a run hands out or writes has the key in it. */
@Timeout(60)
class KeyStaysSecretTest {

    private static final Schema SCHEMA = Schema.fromDdl(
            "create table author (id int primary key, name varchar(40) not null, city varchar(40))",
            Dialect.postgresql());

    private final GeminiStub stub = new GeminiStub();
    private final StringWriter told = new StringWriter();
    private final GeminiProvider provider = GeminiProvider.builder()
            .apiKey(GeminiStub.KEY)
            .baseUrl(stub.baseUrl())
            .responseTimeout(Duration.ofMillis(400))
            .idleTimeout(Duration.ofMillis(200))
            .build();

    @TempDir
    Path cache;

    @AfterEach
    void close() throws IOException {
        provider.close();
        stub.close();
    }

    @ParameterizedTest
    @EnumSource
    void keyIsNowhere(Scenario scenario) throws IOException {
        run(scenario.reply());

        assertThat(everything()).contains("author").doesNotContain(GeminiStub.KEY);
    }

    @Test
    void keyThatTheServiceRepeatsIsTakenOut() throws IOException {
        run(Refusals.error(400, "INVALID_ARGUMENT", "The key " + GeminiStub.KEY + " is not for this model."));

        assertThat(everything())
                .contains("The key (key) is not for this model.")
                .doesNotContain(GeminiStub.KEY);
    }

    /** Runs, and keeps all that it tells. */
    private void run(Reply reply) {
        stub.always(reply);
        DirectOptions options = DirectOptions.builder()
                .fallback(Fallback.FAIL)
                .cache(cache)
                .attempts(1)
                .maxRequests(2)
                .build();
        PrintWriter writer = new PrintWriter(told);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            Dataset dataset = SyntheticDataGenerator.of(SCHEMA)
                    .rows(3)
                    .provider(provider, "gemini-2.5-flash")
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
        writer.println(printed.toString(StandardCharsets.UTF_8) + provider + options);
        assertThat(stub.calls()).isNotEmpty();
    }

    private String everything() throws IOException {
        StringBuilder everything = new StringBuilder(told.toString());
        try (Stream<Path> files = Files.walk(cache)) {
            List<Path> kept = files.filter(Files::isRegularFile).toList();
            for (Path file : kept) {
                everything.append(file).append(Files.readString(file));
            }
        }
        return everything.toString();
    }
}
