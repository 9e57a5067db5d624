package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.gemini.GeminiProvider;
import dev.rowloom.gemini.stub.Answer;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.gemini.stub.GeminiStub.Recorded;
import dev.rowloom.gemini.stub.Refusals;
import dev.rowloom.gemini.stub.Reply;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.KeyStrategy;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program as a process of its own, whose rows a model writes: the stub of this one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DirectModeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = "gemini-3.6-flash";
    private static final int TABLES = 7;
    private static final int BATCHES = 2;

    /** Each table refers to the one before it. */
    private static final String CHAIN = Stream.iterate(1, i -> i <= TABLES, i -> i + 1)
            .map(i -> "create table t" + i + " (id int primary key, title varchar(60) not null, price numeric(8,2)"
                    + (i == 1 ? "" : ", parent_id int not null references t" + (i - 1)) + ");\n")
            .collect(Collectors.joining());

    private final GeminiStub stub = new GeminiStub();

    @TempDir
    Path directory;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(directory.resolve("chain.sql"), CHAIN);
    }

    @AfterEach
    void close() throws IOException {
        stub.close();
    }

    private QuickstartProcess start(String... more) throws IOException {
        return start(3, more);
    }

    private QuickstartProcess start(int batchRows, String... more) throws IOException {
        List<String> args = List.of(
                "--ddl",
                "chain.sql",
                "--rows",
                String.valueOf(BATCHES * batchRows),
                "--batch-rows",
                String.valueOf(batchRows),
                "--provider",
                "gemini",
                "--model",
                MODEL);
        String[] all = Stream.of(
                        args.stream(), Stream.of("--base-url", stub.baseUrl().toString()), Stream.of(more))
                .flatMap(it -> it)
                .toArray(String[]::new);
        return QuickstartProcess.start(directory, List.of(), all);
    }

    @ParameterizedTest
    @EnumSource
    void firstRowIsPrintedBeforeHalfOfTheAnswerWasSent(KeyStrategy keys) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        AtomicBoolean inTime = new AtomicBoolean();
        stub.then(Answer.rows().chunks(4).halfway(() -> {
            await(seen);
            inTime.set(true);
        }));

        try (QuickstartProcess process = start(8, "--keys", word(keys), "--concurrency", "1")) {
            assertThat(List.of(process.line(), process.line(), process.line()))
                    .satisfies(heading -> assertThat(heading.get(0)).isEqualTo("t1"));
            String row = process.line(); // the stub waits for this
            seen.countDown();

            assertThat(row).matches(" *\\d+  \\S.*");
            assertThat(process.rest().lines().filter(line -> line.matches("t[2-7]")))
                    .hasSize(TABLES - 1);
            assertThat(process.status()).as(process.error()).isZero();
            assertThat(inTime).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void runThatWasKilledGoesOnWithoutAskingTwice(KeyStrategy keys) throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        Set<JsonNode> answered = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Reply rows = Answer.rows();
        Reply waiting = Answer.rows().chunks(4).halfway(() -> {
            inTheMiddle.countDown();
            await(killed);
        });
        stub.always(call -> {
            (calls.incrementAndGet() == 4 * BATCHES ? waiting : rows).send(call);
            answered.add(call.body());
        });

        String[] again = {"--cache", "answers", "--keys", word(keys), "--concurrency", "1", "--report", "report.json"};
        try (QuickstartProcess process = start(again)) {
            await(inTheMiddle);
            process.kill();
            killed.countDown();
        }
        int before = stub.calls().size();
        assertThat(before).isEqualTo(4 * BATCHES);
        Set<JsonNode> kept = bodies(stub.calls().subList(0, before - 1));
        assertThat(kept).hasSize(before - 1);
        assertThat(answered).containsAll(kept);

        try (QuickstartProcess process = start(again)) {
            process.rest();
            assertThat(process.status()).as(process.error()).isZero();
        }

        Set<JsonNode> later = bodies(stub.calls().subList(before, stub.calls().size()));
        assertThat(later).hasSize((TABLES - 4) * BATCHES + 1).doesNotContainAnyElementsOf(kept);
        JsonNode report = JSON.readTree(directory.resolve("report.json").toFile());
        Dataset undisturbed = undisturbed(keys);
        assertThat(report.path("raw"))
                .isEqualTo(JSON.readTree(undisturbed.toJson()).path("raw"));
        assertThat(report.at("/metadata/generation/requests").asInt()).isEqualTo(later.size());
        assertThat(report.at("/metadata/generation/complete").asBoolean()).isTrue();
    }

    private static String word(KeyStrategy keys) {
        return keys.name().toLowerCase(Locale.ROOT);
    }

    private Dataset undisturbed(KeyStrategy keys) {
        try (GeminiProvider gemini = GeminiProvider.builder()
                .apiKey(GeminiStub.KEY)
                .baseUrl(stub.baseUrl())
                .build()) {
            return SyntheticDataGenerator.of(Schema.fromDdl(CHAIN, Dialect.postgresql()))
                    .rows(6)
                    .provider(gemini, MODEL)
                    .direct(DirectOptions.builder()
                            .keys(keys)
                            .batchRows(3)
                            .concurrency(1)
                            .build())
                    .generate();
        }
    }

    private static Set<JsonNode> bodies(List<Recorded> calls) {
        return calls.stream().map(Recorded::body).collect(Collectors.toSet());
    }

    @Test
    void keyIsInNothingThatARunWrites() throws Exception {
        Reply telltale =
                Refusals.error(400, "INVALID_ARGUMENT", "The key " + GeminiStub.KEY + " is not for this model.");
        stub.then(Answer.rows(), Answer.rows()).always(telltale);
        String output;

        try (QuickstartProcess process =
                start("--fallback", "fail", "--cache", "answers", "--report", "report.json", "--debug")) {
            output = process.rest();
            assertThat(process.status()).as(process.error()).isEqualTo(5);
            assertThat(process.error())
                    .contains("rowloom: the model did not write all rows: t2, batch 1: INVALID_REQUEST")
                    .contains("GenerationException");
        }

        assertThat(stub.calls().get(0).http().headers()).containsValue(GeminiStub.KEY);
        assertThat(output).contains("t1").doesNotContain(GeminiStub.KEY);
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written).hasSizeGreaterThanOrEqualTo(4); // the schema, stderr, the report and an answer
            for (Path file : written) {
                assertThat(file).content().doesNotContain(GeminiStub.KEY);
            }
        }
    }

    @Test
    void keyAloneSendsNoRequest() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            AtomicInteger connections = new AtomicInteger();
            Thread listener = new Thread(() -> closeAll(proxy, connections));
            listener.setDaemon(true);
            listener.start();
            List<String> java = List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxy.getLocalPort());

            assertThat(status(java, "--ddl", "chain.sql")).isZero();
            assertThat(connections).hasValue(0);

            // what would be sent is seen here
            String asking = "--ddl chain.sql --rows 1 --provider gemini --model x --fallback short --max-requests 1";
            assertThat(status(java, asking.split(" "))).isEqualTo(5);
            assertThat(connections).hasPositiveValue();
        }
    }

    private int status(List<String> java, String... args) throws Exception {
        try (QuickstartProcess process = QuickstartProcess.start(directory, java, args)) {
            process.rest();
            return process.status();
        }
    }

    private static void closeAll(ServerSocket proxy, AtomicInteger connections) {
        while (!proxy.isClosed()) {
            try {
                proxy.accept().close();
                connections.incrementAndGet();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
