package dev.rowloom.anthropic;

import dev.rowloom.anthropic.stub.AnthropicStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.FaultMatrixContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class AnthropicFaultMatrixTest extends FaultMatrixContract {

    @Override
    protected TestService serve(Fault first, Fault then) {
        return StubService.of(
                new AnthropicStubWire(),
                first,
                then,
                "claude-sonnet-5",
                (url, key) -> AnthropicProvider.builder()
                        .apiKey(key)
                        .baseUrl(url)
                        .responseTimeout(Duration.ofMillis(500))
                        .idleTimeout(Duration.ofMillis(500))
                        .build());
    }
}
