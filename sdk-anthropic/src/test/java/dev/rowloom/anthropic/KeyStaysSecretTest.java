package dev.rowloom.anthropic;

import dev.rowloom.anthropic.stub.AnthropicStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.KeyStaysSecretContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class KeyStaysSecretTest extends KeyStaysSecretContract {

    @Override
    protected TestService serve(Fault fault) {
        return StubService.of(
                new AnthropicStubWire(),
                fault,
                fault,
                "claude-sonnet-5",
                (url, key) -> AnthropicProvider.builder()
                        .apiKey(key)
                        .baseUrl(url)
                        .responseTimeout(Duration.ofMillis(500))
                        .idleTimeout(Duration.ofMillis(500))
                        .build());
    }
}
