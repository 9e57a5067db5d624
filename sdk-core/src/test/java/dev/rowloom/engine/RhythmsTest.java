package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rowloom.BlueprintException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RhythmsTest {

    private static final int ROWS = 100_000;
    private static final List<Integer> WEEKDAYS = List.of(19, 19, 18, 18, 16, 6, 4);
    private static final List<Integer> MONTHS = List.of(5, 6, 8, 8, 8, 8, 6, 6, 8, 9, 13, 15);
    private static final List<Integer> HOURS =
            List.of(0, 0, 0, 0, 0, 0, 1, 3, 8, 10, 10, 9, 6, 8, 10, 9, 8, 5, 3, 2, 1, 1, 0, 0);
    private static final Schema SCHEMA = Schema.fromDdl(
            "CREATE TABLE visits (id int PRIMARY KEY, seen_at timestamp NOT NULL, day date NOT NULL)",
            Dialect.postgresql());

    private static SyntheticDataGenerator generator(Rule.Rhythm rhythm) {
        SyntheticDataGenerator plain = SyntheticDataGenerator.of(SCHEMA).rows(ROWS);
        Blueprint blueprint = plain.blueprint();
        var table = Objects.requireNonNull(blueprint.tables().get("visits"));
        for (String column : List.of("seen_at", "day")) {
            Rule.Precision precision = column.equals("day") ? Rule.Precision.DAY : Rule.Precision.SECOND;
            Rule rule = new Rule.Temporal(Rule.Shape.UNIFORM, "2020-03-10", "2025-11-20T00:00:00", precision, rhythm);
            table = table.with(
                    column, Objects.requireNonNull(table.columns().get(column)).withRule(rule));
        }
        return plain.blueprint(blueprint.with("visits", table));
    }

    private static double[] shares(DataPlan plan, ToIntFunction<Row> group, int groups) {
        double[] shares = new double[groups];
        for (long row = 0; row < ROWS; row++) {
            shares[group.applyAsInt(plan.row("visits", row))] += 100.0 / ROWS;
        }
        return shares;
    }

    private static void assertShares(double[] shares, List<Integer> weights) {
        double all = weights.stream().mapToDouble(Integer::doubleValue).sum();
        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i]).as("group " + i).isCloseTo(100 * weights.get(i) / all, within(1.0));
        }
    }

    @Test
    void weekdaysMonthsAndHoursHaveTheSharesThatTheRuleSays() {
        DataPlan plan = generator(new Rule.Rhythm(WEEKDAYS, HOURS, MONTHS, 1.4)).plan();

        assertShares(shares(plan, row -> at(row).getDayOfWeek().ordinal(), 7), WEEKDAYS);
        assertShares(shares(plan, row -> at(row).getMonthValue() - 1, 12), MONTHS);
        assertShares(shares(plan, row -> at(row).getHour(), 24), HOURS);
        assertShares(shares(plan, row -> day(row).getDayOfWeek().ordinal(), 7), WEEKDAYS);
        assertShares(shares(plan, row -> day(row).getMonthValue() - 1, 12), MONTHS);
    }

    @Test
    void growsFromYearToYear() {
        DataPlan plan =
                generator(new Rule.Rhythm(List.of(), List.of(), List.of(), 2)).plan();
        double[] years = shares(plan, row -> at(row).getYear() - 2020, 6);

        for (int year = 2; year < 5; year++) {
            assertThat(years[year] / years[year - 1]).isBetween(1.8, 2.2);
        }
    }

    private static LocalDateTime at(Row row) {
        return (LocalDateTime) Objects.requireNonNull(row.get("seen_at"));
    }

    private static LocalDate day(Row row) {
        return (LocalDate) Objects.requireNonNull(row.get("day"));
    }

    @Test
    void refusesARhythmThatIsNone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("blueprint.json");
        generator(new Rule.Rhythm(WEEKDAYS, List.of(), List.of(), 1.5))
                .blueprint()
                .writeTo(file);
        String json = Files.readString(file);
        assertThat(Blueprint.read(file).tables()).isNotEmpty();

        Files.writeString(file, json.replace("[19, 19, 18, 18, 16, 6, 4]", "[1, 2]"));
        assertThatThrownBy(() -> Blueprint.read(file))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("visits")
                .hasMessageContaining("rhythm.weekdays: expected 7 weights");
        Files.writeString(file, json.replace("\"growth\": 1.5", "\"growth\": 100"));
        assertThatThrownBy(() -> Blueprint.read(file)).hasMessageContaining("growth: 100.0 is not between 0.1 and 10");
        Files.writeString(file, json.replace("\"weekdays\"", "\"days\""));
        assertThatThrownBy(() -> Blueprint.read(file)).hasMessageContaining("unknown field");
    }
}
