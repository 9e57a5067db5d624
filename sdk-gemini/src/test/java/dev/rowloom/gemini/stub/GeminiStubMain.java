package dev.rowloom.gemini.stub;

import dev.rowloom.provider.testkit.stub.Pace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs the stub by hand, see CONTRIBUTING.md:
 *
 * <pre>{@code
 * --port 8089 --tokens-per-second 150 --first-token-ms 600 --speed-up 1 --scenario ok
 * }</pre>
 *
 * <p>All are optional; without them it answers at once on port 8089. The key that it takes is {@link GeminiStub#KEY}. It ends
 * with the process.
 */
public final class GeminiStubMain {

    private GeminiStubMain() {}

    /** Starts the stub. */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        double rate = Double.parseDouble(options.get("--tokens-per-second"));
        long first = Long.parseLong(options.get("--first-token-ms"));
        double speedUp = Double.parseDouble(options.get("--speed-up"));
        Scenario scenario = Scenario.named(options.get("--scenario"));
        try (GeminiStub stub = new GeminiStub(Integer.parseInt(options.get("--port")))) {
            stub.pace(new Pace(Duration.ofMillis(first), rate, speedUp)).always(scenario.reply());
            System.out.println("The stub of Gemini answers (" + options.get("--scenario") + "). Ask it with");
            System.out.println("  GEMINI_API_KEY=" + GeminiStub.KEY
                    + " java -jar samples/quickstart/target/rowloom-quickstart.jar --provider gemini --base-url "
                    + stub.baseUrl() + " --model gemini-3.6-flash");
            stub.awaitClose();
        }
    }

    private static Map<String, String> options(String... args) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--port", "8089");
        options.put("--tokens-per-second", "Infinity");
        options.put("--first-token-ms", "0");
        options.put("--speed-up", "1");
        options.put("--scenario", "ok");
        for (int i = 0; i < args.length; i += 2) {
            if (!options.containsKey(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " is none of " + options.keySet() + ", or has no value");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
