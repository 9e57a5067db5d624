package dev.rowloom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.gemini.GeminiProvider;
import dev.rowloom.gemini.stub.Answer;
import dev.rowloom.gemini.stub.GeminiCall;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.KeyStrategy;
import dev.rowloom.provider.testkit.stub.Pace;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how long seven tables take to come from a model that streams 150 tokens a second, 0.6 s to the first, on a clock
 * that is sped up, against what can't be undercut: the longest chain of foreign keys at one batch a table, and the time of
 * all streams shared by the requests that are under way at the same time.
 *
 * <p>Run with {@code -Xmx128m}; arguments are the numbers of rows, by default 100 500 1000.
 */
public final class DirectModeLatency {

    private static final double FIRST_TOKEN = 0.6;
    private static final double TOKENS_PER_SECOND = 150;
    private static final double SPEED_UP = 20;
    private static final int CONCURRENCY = 8;
    private static final int WARM_UPS = 5;
    private static final Pattern ROWS = Pattern.compile("(\\d{1,6}) rows");
    private static final String FORMAT = "| %4s | %8s | %8s | %8s | %5s | %9s | %9s | %9s | %9s |%n";

    private static final String DDL = """
            CREATE TABLE country (id int PRIMARY KEY, name varchar(60) NOT NULL, capital varchar(60), currency char(3));
            CREATE TABLE customer (id bigint PRIMARY KEY, first_name varchar(60) NOT NULL, last_name varchar(60) NOT NULL,
              email varchar(120) NOT NULL UNIQUE, city varchar(80), country_id int NOT NULL REFERENCES country (id));
            CREATE TABLE product (id bigint PRIMARY KEY, name varchar(120) NOT NULL, price numeric(10, 2) NOT NULL,
              description varchar(200));
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer (id),
              ordered_at timestamp NOT NULL, status varchar(20) NOT NULL, note varchar(200));
            CREATE TABLE order_item (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders (id),
              product_id bigint NOT NULL REFERENCES product (id), quantity int NOT NULL, remark varchar(120));
            CREATE TABLE review (id bigint PRIMARY KEY, product_id bigint NOT NULL REFERENCES product (id),
              customer_id bigint NOT NULL REFERENCES customer (id), stars int NOT NULL, words varchar(300));
            CREATE TABLE shipment (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders (id),
              carrier varchar(60) NOT NULL, shipped_at timestamp, tracking varchar(40));
            """;

    private DirectModeLatency() {}

    /** Measures and prints a table. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        for (int i = 0; i < WARM_UPS; i++) {
            run(200, Pace.IMMEDIATE);
        }
        out.printf(
                Locale.ROOT,
                FORMAT,
                "rows",
                "requests",
                "wall s",
                "bound s",
                "ratio",
                "requests ×",
                "tokens in",
                "tokens out",
                "heap MiB");
        for (String rows : args.length == 0 ? new String[] {"100", "500", "1000"} : args) {
            out.println(run(Integer.parseInt(rows), new Pace(Duration.ofMillis(600), TOKENS_PER_SECOND, SPEED_UP)));
        }
    }

    private static String run(int rows, Pace pace) throws IOException {
        Schema schema = Schema.fromDdl(DDL, Dialect.postgresql());
        try (GeminiStub stub = new GeminiStub()
                        .always(Answer.of(DirectModeLatency::answer))
                        .pace(pace);
                GeminiProvider gemini = GeminiProvider.builder()
                        .apiKey(GeminiStub.KEY)
                        .baseUrl(stub.baseUrl())
                        .build()) {
            SyntheticDataGenerator generator = SyntheticDataGenerator.of(schema)
                    .rows(rows)
                    .provider(gemini, "gemini-3.8-flash")
                    .direct(DirectOptions.builder()
                            .keys(KeyStrategy.ASSIGNED)
                            .concurrency(CONCURRENCY)
                            .build());
            resetPeaks();
            long start = System.nanoTime();
            Dataset data = generator.generate();
            double wall = (System.nanoTime() - start) / 1e9 * SPEED_UP;
            return row(
                    rows, wall, schema, Objects.requireNonNull(data.metadata().generation()));
        }
    }

    private static String row(int rows, double wall, Schema schema, GenerationReport report) {
        if (!report.isComplete()) {
            throw new IllegalStateException("rows are missing: " + report.failures());
        }
        double streams = 0;
        double answers = 0;
        for (TableGeneration table : report.tables()) {
            for (ModelRequestReport request : table.requests()) {
                streams += streamSeconds(request);
                answers += request.elapsed().toNanos() / 1e9 * SPEED_UP;
            }
        }
        double bound = Math.max(chain(schema, report), streams / CONCURRENCY);
        return String.format(
                        Locale.ROOT,
                        FORMAT,
                        rows,
                        report.requests(),
                        number(wall),
                        number(bound),
                        String.format(Locale.ROOT, "%.2f", wall / bound),
                        String.format(Locale.ROOT, "%.2f", answers / streams),
                        report.usage().input(),
                        report.usage().output(),
                        peak() >> 20)
                .stripTrailing();
    }

    private static String number(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /** Returns how long the model streams an answer if nothing holds it up. */
    private static double streamSeconds(ModelRequestReport request) {
        return FIRST_TOKEN + request.usage().output() / TOKENS_PER_SECOND;
    }

    /** Returns the seconds of the longest chain of foreign keys at one batch a table. */
    private static double chain(Schema schema, GenerationReport report) {
        Map<String, Double> ends = new HashMap<>();
        double longest = 0;
        for (TableGeneration table : report.tables()) {
            double start = schema.tables().stream()
                    .filter(it -> it.id().equals(table.table()))
                    .flatMap(it -> it.foreignKeys().stream())
                    .map(ForeignKey::parentTable)
                    .mapToDouble(parent -> ends.getOrDefault(parent, 0.0))
                    .max()
                    .orElse(0);
            double batch = table.requests().stream()
                    .mapToDouble(DirectModeLatency::streamSeconds)
                    .average()
                    .orElse(0);
            ends.put(table.table(), start + batch);
            longest = Math.max(longest, start + batch);
        }
        return longest;
    }

    /** Writes rows about as long as believable ones. */
    private static String answer(GeminiCall call) {
        Matcher matcher = ROWS.matcher(call.prompt());
        int rows = matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
        JsonNode columns = call.body().at("/generationConfig/responseJsonSchema/properties/rows/items/prefixItems");
        StringBuilder text = new StringBuilder("{\"rows\":[");
        for (int row = 1; row <= rows; row++) {
            text.append(row == 1 ? "[" : ",[");
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : ",").append(value(columns.get(i), row));
            }
            text.append(']');
        }
        return text.append("]}").toString();
    }

    private static String value(JsonNode column, int row) {
        JsonNode type = column.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "integer" -> Integer.toString(row);
            case "number" -> row + ".95";
            default ->
                column.path("description").asText().endsWith("_at")
                        ? "\"2026-01-11T12:30:00\""
                        : "\"some words of row " + row + "\"";
        };
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void resetPeaks() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
