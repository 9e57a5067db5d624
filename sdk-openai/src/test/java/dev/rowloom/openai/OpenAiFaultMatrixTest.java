package dev.rowloom.openai;

import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.FaultMatrixContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class OpenAiFaultMatrixTest extends FaultMatrixContract {

    @Override
    protected TestService serve(Fault first, Fault then) {
        return StubService.of(
                new OpenAiStubWire(),
                first,
                then,
                "gpt-5-mini",
                (url, key) -> OpenAiProvider.builder()
                        .apiKey(key)
                        .baseUrl(url)
                        .responseTimeout(Duration.ofMillis(500))
                        .idleTimeout(Duration.ofMillis(500))
                        .build());
    }
}
