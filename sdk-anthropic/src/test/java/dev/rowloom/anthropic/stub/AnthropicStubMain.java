package dev.rowloom.anthropic.stub;

import dev.rowloom.provider.testkit.stub.StubMain;

/** Runs the stub by hand, see CONTRIBUTING.md. */
public final class AnthropicStubMain {

    private AnthropicStubMain() {}

    /** Starts the stub. */
    public static void main(String[] args) throws Exception {
        StubMain.run(new AnthropicStubWire(), "anthropic", "ANTHROPIC_API_KEY", "claude-sonnet-5", System.out, args);
    }
}
