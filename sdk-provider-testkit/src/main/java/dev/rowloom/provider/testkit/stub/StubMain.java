package dev.rowloom.provider.testkit.stub;

import dev.rowloom.provider.testkit.Fault;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a stub by hand:
 *
 * <pre>{@code
 * --port 8089 --tokens-per-second 150 --first-token-ms 600 --speed-up 1 --scenario ok
 * }</pre>
 *
 * <p>All are optional; without them it answers at once on port 8089. Scenarios are the titles of
 * {@link dev.rowloom.provider.testkit.Fault}. It ends with the process.
 *
 * @since 0.1.0
 */
public final class StubMain {

    private StubMain() {}

    /**
     * Serves until the process ends, and says how to ask.
     *
     * @param wire the service's wire format
     * @param provider the provider's id
     * @param variable the variable of the environment that holds the key
     * @param model the name of a model
     * @param out where to say so
     * @param args the options
     * @throws IOException if the stub can't be closed
     * @throws InterruptedException if the thread was interrupted
     */
    public static void run(
            StubWire wire, String provider, String variable, String model, PrintStream out, String... args)
            throws IOException, InterruptedException {
        Map<String, String> options = options(args);
        Pace pace = new Pace(
                Duration.ofMillis(Long.parseLong(options.get("--first-token-ms"))),
                Double.parseDouble(options.get("--tokens-per-second")),
                Double.parseDouble(options.get("--speed-up")));
        Fault fault = Fault.titled(options.getOrDefault("--scenario", "ok"));
        try (ServiceStub stub = new ServiceStub(wire, Integer.parseInt(options.get("--port")))) {
            stub.pace(pace).always(new FaultReplies(wire).of(fault));
            out.println("The stub of " + provider + " answers (" + fault.title() + "). Ask it with");
            out.println("  " + variable + "=" + wire.key()
                    + " java -jar samples/quickstart/target/rowloom-quickstart.jar --provider " + provider
                    + " --base-url " + stub.baseUrl() + " --model " + model);
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
