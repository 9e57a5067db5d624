package dev.rowloom.openai.stub;

import dev.rowloom.provider.testkit.stub.StubMain;

/** Runs the stub by hand, see CONTRIBUTING.md. */
public final class OpenAiStubMain {

    private OpenAiStubMain() {}

    /** Starts the stub. */
    public static void main(String[] args) throws Exception {
        StubMain.run(new OpenAiStubWire(), "openai", "OPENAI_API_KEY", "gpt-5-mini", System.out, args);
    }
}
