package dev.rowloom.gemini.stub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs the stub by hand:
 *
 * <pre>{@code
 * --port 8089 --tokens-per-second 150 --first-token-ms 600 --speed-up 1 --scenario ok
 * }</pre>
 *
 * <p>All are optional; the key that it takes is {@link GeminiStub#KEY}. It ends with the process.
 */
public final class GeminiStubMain {

    private GeminiStubMain() {}

    /** Starts the stub. */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        double rate = Double.parseDouble(options.getOrDefault("--tokens-per-second", "Infinity"));
        long first = Long.parseLong(options.getOrDefault("--first-token-ms", "0"));
        double speedUp = Double.parseDouble(options.getOrDefault("--speed-up", "1"));
        Scenario scenario = Scenario.named(options.getOrDefault("--scenario", "ok"));
        try (GeminiStub stub = new GeminiStub(Integer.parseInt(options.getOrDefault("--port", "8089")))) {
            stub.pace(new Pace(Duration.ofMillis(first), rate, speedUp)).always(scenario.reply());
            System.out.println("--base-url " + stub.baseUrl() + "  GEMINI_API_KEY=" + GeminiStub.KEY);
            stub.awaitClose();
        }
    }
}
