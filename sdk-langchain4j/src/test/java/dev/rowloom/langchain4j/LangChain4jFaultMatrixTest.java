package dev.rowloom.langchain4j;

import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.FaultMatrixContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class LangChain4jFaultMatrixTest extends FaultMatrixContract {

    @Override
    protected TestService serve(Fault first, Fault then) {
        return StubService.of(
                new OpenAiStubWire(),
                first,
                then,
                "gpt-4.1-mini",
                (url, key) -> Models.provider(url, key, Duration.ofSeconds(1)));
    }
}
