package dev.rowloom.openai;

import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.testkit.Behaviour;
import dev.rowloom.provider.testkit.ModelProviderContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;

class OpenAiContractTest extends ModelProviderContract {

    @Override
    protected TestService serve(Behaviour behaviour) {
        return StubService.of(
                new OpenAiStubWire(),
                behaviour,
                "gpt-5-mini",
                (url, key) -> OpenAiProvider.builder().apiKey(key).baseUrl(url).build());
    }
}
