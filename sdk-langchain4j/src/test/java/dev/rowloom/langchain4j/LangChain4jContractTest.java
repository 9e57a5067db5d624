package dev.rowloom.langchain4j;

import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.testkit.Behaviour;
import dev.rowloom.provider.testkit.ModelProviderContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class LangChain4jContractTest extends ModelProviderContract {

    @Override
    protected TestService serve(Behaviour behaviour) {
        return StubService.of(
                new OpenAiStubWire(),
                behaviour,
                "gpt-4.1-mini",
                (url, key) -> Models.provider(url, key, Duration.ofMinutes(1)));
    }
}
