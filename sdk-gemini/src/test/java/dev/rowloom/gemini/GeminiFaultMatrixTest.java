package dev.rowloom.gemini;

import dev.rowloom.gemini.stub.GeminiStubWire;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.FaultMatrixContract;
import dev.rowloom.provider.testkit.TestService;
import dev.rowloom.provider.testkit.stub.StubService;
import java.time.Duration;

class GeminiFaultMatrixTest extends FaultMatrixContract {

    @Override
    protected TestService serve(Fault first, Fault then) {
        return StubService.of(
                new GeminiStubWire(),
                first,
                then,
                "gemini-2.5-flash",
                (url, key) -> GeminiProvider.builder()
                        .apiKey(key)
                        .baseUrl(url)
                        .responseTimeout(Duration.ofMillis(500))
                        .idleTimeout(Duration.ofMillis(500))
                        .build());
    }
}
