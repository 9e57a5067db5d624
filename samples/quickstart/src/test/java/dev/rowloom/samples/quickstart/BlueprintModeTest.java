package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.gemini.stub.Answer;
import dev.rowloom.gemini.stub.GeminiStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, whose blueprint a model writes: the stub of this one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlueprintModeTest {

    private static final String ANSWER = """
            {"pools": [{"name": "wines", "values": ["Riesling", "Silvaner", "Furmint"], "weights": [3, 2, 1]}],
             "columns": [
              {"table": "wines", "column": "name", "kind": "vocabulary", "with": [{"name": "name", "value": "own/wines"}]},
              {"table": "wines", "column": "bottles", "kind": "number",
               "with": [{"name": "min", "value": "1"}, {"name": "max", "value": "900"}]}]}
            """;

    private final GeminiStub stub = new GeminiStub();

    @TempDir
    Path directory;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(
                directory.resolve("wine.sql"),
                "create table wines (id int primary key, name varchar(60) not null, bottles int not null check (bottles < 100));");
        stub.always(Answer.text(ANSWER));
    }

    @AfterEach
    void close() throws IOException {
        stub.close();
    }

    private QuickstartProcess run(String... args) throws Exception {
        String[] all = Stream.concat(Stream.of("--ddl", "wine.sql", "--rows", "40"), Stream.of(args))
                .toArray(String[]::new);
        QuickstartProcess process = QuickstartProcess.start(directory, List.of(), all);
        process.status();
        return process;
    }

    private String[] asking(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--provider",
                                "gemini",
                                "--model",
                                "gemini-3.6-flash",
                                "--base-url",
                                stub.baseUrl().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void aBlueprintIsAskedForOnceAndReplayedWithoutAModel() throws Exception {
        try (QuickstartProcess asked = run(asking("--ask-blueprint", "wine.json", "--out", "asked"))) {
            assertThat(asked.status()).as(asked.error()).isZero();
            assertThat(asked.error())
                    .contains(
                            "asked gemini-3.6-flash: 1 request, ",
                            "blueprint written to wine.json",
                            "1 to 900 became 1 to 99");
        }
        stub.close();
        try (QuickstartProcess replayed = run("--blueprint", "wine.json", "--out", "replayed")) {
            assertThat(replayed.status()).as(replayed.error()).isZero();
        }

        assertThat(stub.calls()).hasSize(1);
        assertThat(directory.resolve("replayed/wines.csv"))
                .hasSameBinaryContentAs(directory.resolve("asked/wines.csv"));
        assertThat(Files.readString(directory.resolve("asked/wines.csv"))).contains("Riesling", "Furmint");
    }

    @Test
    void aChangeIsShownAndTakenOnlyWhereItIsToBeWritten() throws Exception {
        try (QuickstartProcess shown = run(asking("--revise", "wines are wines"))) {
            assertThat(shown.rest()).contains("- wines.name: {", "+ wines.name: {\"kind\":\"vocabulary\"");
            assertThat(shown.error()).contains("nothing is written");
        }
        try (QuickstartProcess taken = run(asking("--revise", "wines are wines", "--write-blueprint", "new.json"))) {
            assertThat(taken.error()).contains("the change is written");
        }

        assertThat(Files.readString(directory.resolve("new.json"))).contains("own/wines", "\"origin\": \"model\"");
    }
}
