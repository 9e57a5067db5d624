package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.engine.DataPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Given rows stay as given, every constraint holds over them and the rows around them, and what contradicts one is refused. */
@Domain(Schemas.class)
@Domain(DomainContext.Global.class)
class ScenarioPropertyTest {

    private static final int SHOWN = 10;
    private static final Request REQUEST = Request.of(24);
    private static final Request MORE = Request.of(60);

    @Property(seed = "20260101", tries = 30)
    void givenRowsStayAndConstraintsHold(@ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed, false);
        Rows rows = Making.rows(plan(schema, donors, REQUEST));
        List<Violation> violations = new ArrayList<>(new IndependentChecker(schema, Target.POSTGRESQL).check(rows));
        violations.addAll(moved(donors, rows));
        assertThat(violations.stream().limit(SHOWN)).as("violations").isEmpty();
    }

    @Property(seed = "20260102", tries = 20)
    void h2TakesGivenAndGeneratedRows(@ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed)
            throws Exception {
        DataPlan plan = plan(schema, donors(schema, seed, false), REQUEST);
        try (H2 database = new H2(schema)) {
            database.load(Making.steps(plan), Making.rows(plan));
            assertThat(database.counts()).containsExactlyInAnyOrderEntriesOf(Making.counts(plan));
        }
    }

    @Property(seed = "20260103", tries = 30)
    void aValueThatACheckForbidsIsRefusedByName(
            @ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed, true);
        String spoilt = spoil(schema, donors, seed);
        Assume.that(spoilt != null);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> plan(schema, donors, REQUEST))
                .withMessageContaining(spoilt);
    }

    @Property(seed = "20260104", tries = 30)
    void twoRowsWithOneKeyAreRefusedByName(
            @ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed, true);
        String spoilt = repeat(schema, donors);
        Assume.that(spoilt != null);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> plan(schema, donors, REQUEST))
                .withMessageContaining(spoilt)
                .withMessageContaining("given row");
    }

    @Property(seed = "20260105", tries = 20)
    void moreRowsMoveNoGivenRow(@ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed, true);
        Rows few = Making.rows(plan(schema, donors, REQUEST));
        Rows more = Making.rows(plan(schema, donors, MORE));
        for (DonorRows.Given given : donors.given()) {
            assertSame(given, toldOf(given), few, more);
        }
    }

    @Property(seed = "20260107", tries = 20)
    void whatIsFilledInStaysWhereNothingElseEntersIt(
            @ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed, false);
        Rows few = Making.rows(plan(schema, donors, REQUEST));
        Rows more = Making.rows(plan(schema, donors, MORE));
        for (DonorRows.Given given : donors.given()) {
            TableModel table = schema.table(given.table());
            List<String> watched = table.columns().stream()
                    .map(ColumnModel::name)
                    .filter(column -> EngineStabilityTest.isIndependent(table, column))
                    .toList();
            assertSame(given, watched, few, more);
        }
    }

    /** Everything but the columns of foreign keys that the other run left null. */
    private static List<String> toldOf(DonorRows.Given given) {
        List<String> told = new ArrayList<>(given.values().keySet());
        given.refs().keySet().forEach(key -> told.addAll(key.columns()));
        return told;
    }

    private static void assertSame(DonorRows.Given given, List<String> columns, Rows few, Rows more) {
        for (String column : columns) {
            assertThat(more.of(given.table()).get(given.number()).get(column))
                    .as("%s.%s of row %s", given.table(), column, given.number())
                    .isEqualTo(few.of(given.table()).get(given.number()).get(column));
        }
    }

    @Property(seed = "20260106", tries = 20)
    void rowsAreTheSameInAnyOrder(@ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed, false);
        DataPlan plan = plan(schema, donors, REQUEST);
        DataPlan again = plan(schema, donors, REQUEST);
        for (TableModel table : schema.tables()) {
            List<Map<String, Object>> rows = Making.rows(plan, table.name(), 7);
            for (int i = rows.size() - 1; i >= 0; i--) {
                assertThat(Making.values(again.row(table.name(), i))).isEqualTo(rows.get(i));
            }
        }
    }

    private static DonorRows donors(SchemaModel schema, long seed, boolean whole) {
        SyntheticDataGenerator other =
                Making.generator(schema, Target.POSTGRESQL).seed(4711 + seed);
        Rows rows =
                Making.rows(TimeLimit.within(() -> Making.ask(other, REQUEST).plan()));
        return new DonorRows(schema, rows, seed, whole);
    }

    private static DataPlan plan(SchemaModel schema, DonorRows donors, Request request) {
        SyntheticDataGenerator generator = Making.generator(schema, Target.POSTGRESQL);
        return TimeLimit.within(
                () -> Making.ask(donors.give(generator), request).plan());
    }

    private static List<Violation> moved(DonorRows donors, Rows rows) {
        List<Violation> moved = new ArrayList<>();
        for (DonorRows.Given given : donors.given()) {
            Map<String, Object> row = rows.of(given.table()).get(given.number());
            given.values().forEach((column, value) -> {
                if (!Objects.equals(row.get(column), value)) {
                    String detail = column + " of row " + given.number() + " is " + row.get(column) + ", not " + value;
                    moved.add(new Violation(given.table(), "GIVEN", detail));
                }
            });
        }
        return moved;
    }

    /** Gives a row a value with which a CHECK is false, and returns the column; null where there is no such value. */
    private static String spoil(SchemaModel schema, DonorRows donors, long seed) {
        Equality equality = new Equality(Target.POSTGRESQL);
        for (int i = 0; i < donors.given().size(); i++) {
            int index = (int) ((i + seed) % donors.given().size());
            DonorRows.Given given = donors.given().get(index);
            TableModel table = schema.table(given.table());
            for (String column : given.values().keySet()) {
                for (Object other : others(given.values().get(column))) {
                    Map<String, Object> row = new LinkedHashMap<>(donors.row(given));
                    row.put(column, other);
                    boolean isFalse = table.checks().stream()
                            .anyMatch(check -> Truth.of(check, table, row, equality) == Truth.FALSE);
                    if (isFalse && Carriers.wrong(table.column(column).type(), other, Target.POSTGRESQL) == null) {
                        donors.spoil(index, column, other);
                        return column;
                    }
                }
            }
        }
        return null;
    }

    private static List<Object> others(Object value) {
        if (value instanceof Long number) {
            return List.of(number + 1, number - 1, -number, 9L, 0L);
        } else if (value instanceof BigDecimal number) {
            BigDecimal zero = BigDecimal.ZERO.setScale(number.scale());
            return List.of(number.add(number.ulp()), number.subtract(number.ulp()), number.negate(), zero);
        } else if (value instanceof LocalDate date) {
            return List.of(date.plusDays(1), date.minusDays(1), date.plusDays(900), date.minusDays(900));
        } else if (value instanceof LocalDateTime time) {
            return List.of(time.plusSeconds(1), time.minusSeconds(1), time.plusDays(900), time.minusDays(900));
        }
        return value instanceof String ? List.of("z", "") : List.of();
    }

    /** Gives two rows the same key of one column, and returns the column; null where there are no two such rows. */
    private static String repeat(SchemaModel schema, DonorRows donors) {
        for (int i = 0; i < donors.given().size(); i++) {
            DonorRows.Given given = donors.given().get(i);
            TableModel table = schema.table(given.table());
            for (List<String> key : table.keys()) {
                String column = key.get(0);
                boolean plain = key.size() == 1 && given.values().get(column) != null;
                if (plain && given.number() > 0) {
                    donors.spoil(i, column, donors.given().get(i - 1).values().get(column));
                    return donors.given().get(i).values().get(column) == null ? null : column;
                }
            }
        }
        return null;
    }
}
