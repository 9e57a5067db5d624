package dev.rowloom.langchain4j;

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
                "gpt-4.1-mini",
                (url, key) -> Models.provider(url, key, Duration.ofSeconds(1)));
    }
}
