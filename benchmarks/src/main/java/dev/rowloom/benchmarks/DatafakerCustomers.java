package dev.rowloom.benchmarks;

import static net.datafaker.transformations.Field.field;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.datafaker.Faker;
import net.datafaker.transformations.CsvTransformer;
import net.datafaker.transformations.Schema;

/** The same eight columns from Datafaker. Its e-mails get the row's number, as they have to be unique. */
final class DatafakerCustomers {

    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2026-01-01T00:00:00Z");
    private static final double SHARE_OF_ACTIVE = 0.88;

    private final Faker faker = new Faker(Locale.US, new Random(Inputs.SEED));
    private final AtomicLong numbers = new AtomicLong();
    private final CsvTransformer<Object> transformer =
            CsvTransformer.builder().header(false).separator(",").build();
    private final Schema<Object, Object> schema = Schema.of(
            field("id", numbers::incrementAndGet),
            field("first_name", () -> faker.name().firstName()),
            field("last_name", () -> faker.name().lastName()),
            field("email", () -> faker.internet().emailAddress("customer" + numbers.get())),
            field("city", () -> faker.address().city()),
            field("balance", this::balance),
            field("created", this::created),
            field("active", this::active));

    void write(long row, CsvBytes csv) {
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        csv.value(row + 1)
                .value(first)
                .value(last)
                .value(faker.internet().emailAddress(first + '.' + last + (row + 1)))
                .value(faker.address().city())
                .value(balance())
                .value(created())
                .value(active())
                .endRow();
    }

    byte[] transformed(int rows) {
        return transformer.generate(schema, rows).getBytes(StandardCharsets.UTF_8);
    }

    private BigDecimal balance() {
        return BigDecimal.valueOf(faker.number().numberBetween(-50_000L, 950_001L), 2);
    }

    private LocalDateTime created() {
        return LocalDateTime.ofInstant(faker.timeAndDate().between(FIRST, LAST), ZoneOffset.UTC);
    }

    private boolean active() {
        return faker.random().nextDouble() < SHARE_OF_ACTIVE;
    }
}
