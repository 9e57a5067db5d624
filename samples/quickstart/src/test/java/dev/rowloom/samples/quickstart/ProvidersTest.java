package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.anthropic.stub.AnthropicStubWire;
import dev.rowloom.gemini.stub.GeminiStubWire;
import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.stub.FaultReplies;
import dev.rowloom.provider.testkit.stub.ServiceStub;
import dev.rowloom.provider.testkit.stub.StubWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program with each service that it knows: the stub of it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProvidersTest {

    private static final String SCHEMA = "create table wines (id int primary key, name varchar(40) not null);";

    @TempDir
    Path directory;

    private enum Service {
        GEMINI("GEMINI_API_KEY", "gemini-3.6-flash"),
        OPENAI("OPENAI_API_KEY", "gpt-4.1-mini"),
        ANTHROPIC("ANTHROPIC_API_KEY", "claude-sonnet-4-5");

        private final String variable;
        private final String model;

        Service(String variable, String model) {
            this.variable = variable;
            this.model = model;
        }

        StubWire wire() {
            return switch (this) {
                case GEMINI -> new GeminiStubWire();
                case OPENAI -> new OpenAiStubWire();
                case ANTHROPIC -> new AnthropicStubWire();
            };
        }

        String option() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a run printed and how it ended. */
    private record Ran(String out, String error, int status) {}

    private Ran run(Service service, Map<String, String> keys, ServiceStub stub, String... more) throws Exception {
        Files.writeString(directory.resolve("wines.sql"), SCHEMA);
        List<String> args =
                new ArrayList<>(List.of("--ddl", "wines.sql", "--rows", "3", "--provider", service.option()));
        args.addAll(
                List.of("--model", service.model, "--base-url", stub.baseUrl().toString(), "--debug"));
        args.addAll(List.of(more));
        try (QuickstartProcess process =
                QuickstartProcess.start(directory, List.of(), keys, args.toArray(String[]::new))) {
            String out = process.rest();
            return new Ran(out, process.error(), process.status());
        }
    }

    private void assertNowhere(String key, Ran ran) throws IOException {
        assertThat(ran.out() + ran.error()).doesNotContain(key);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(key);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsComeAndAreReplayedWithoutKeyAndNetwork(Service service) throws Exception {
        StubWire wire = service.wire();
        ServiceStub stub = new ServiceStub(wire);
        Ran recorded =
                run(service, Map.of(service.variable, wire.key()), stub, "--cache", "kept", "--report", "1.json");
        int asked = stub.calls().size();
        stub.close();

        Ran replayed = run(service, Map.of(), stub, "--replay", "kept", "--report", "2.json");

        assertThat(recorded.status()).as(recorded.error()).isZero();
        assertThat(asked).isPositive();
        assertThat(replayed.status()).as(replayed.error()).isZero();
        assertThat(replayed.out().lines().limit(7))
                .containsExactlyElementsOf(recorded.out().lines().limit(7).toList());
        assertNowhere(wire.key(), recorded);
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsNotPrintedWhereTheServiceFails(Service service) throws Exception {
        StubWire wire = service.wire();
        try (ServiceStub stub = new ServiceStub(wire).always(new FaultReplies(wire).of(Fault.DAILY_QUOTA))) {
            Ran failed =
                    run(service, Map.of(service.variable, wire.key()), stub, "--fallback", "fail", "--cache", "kept");

            assertThat(failed.status()).as(failed.error()).isNotZero();
            assertThat(failed.error()).contains("QUOTA_EXHAUSTED");
            assertThat(stub.calls()).isNotEmpty();
            assertNowhere(wire.key(), failed);
        }
    }

    /** OpenAI's is the service that repeats a key which it does not know. */
    @ParameterizedTest
    @EnumSource(names = "OPENAI")
    void aKeyThatIsRefusedIsNotPrinted(Service service) throws Exception {
        StubWire wire = service.wire();
        String wrong = "wrong-4711-" + wire.key();
        try (ServiceStub stub = new ServiceStub(wire)) {
            Ran failed = run(service, Map.of(service.variable, wrong), stub, "--fallback", "fail");

            assertThat(failed.status()).as(failed.error()).isNotZero();
            assertNowhere("wrong-4711", failed);
        }
    }
}
