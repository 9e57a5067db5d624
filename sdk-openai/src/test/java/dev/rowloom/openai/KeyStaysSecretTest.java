package dev.rowloom.openai;

import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.KeyStaysSecretContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class KeyStaysSecretTest extends KeyStaysSecretContract {

    @Override
    protected TestService serve(Fault fault) {
        return StubService.of(
                new OpenAiStubWire(),
                fault,
                fault,
                "gpt-5-mini",
                (url, key) -> OpenAiProvider.builder()
                        .apiKey(key)
                        .baseUrl(url)
                        .responseTimeout(Duration.ofMillis(500))
                        .idleTimeout(Duration.ofMillis(500))
                        .build());
    }
}
