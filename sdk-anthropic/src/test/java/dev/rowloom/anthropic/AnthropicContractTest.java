package dev.rowloom.anthropic;

import dev.rowloom.anthropic.stub.AnthropicStubWire;
import dev.rowloom.provider.testkit.Behaviour;
import dev.rowloom.provider.testkit.ModelProviderContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;

class AnthropicContractTest extends ModelProviderContract {

    @Override
    protected TestService serve(Behaviour behaviour) {
        return StubService.of(
                new AnthropicStubWire(),
                behaviour,
                "claude-sonnet-5",
                (url, key) ->
                        AnthropicProvider.builder().apiKey(key).baseUrl(url).build());
    }
}
