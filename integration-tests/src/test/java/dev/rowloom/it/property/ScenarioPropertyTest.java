package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;

/** Given rows stay as given, and every constraint holds over them and the rows around them. */
@Domain(Schemas.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class ScenarioPropertyTest {

    private static final int SHOWN = 10;
    private static final Request REQUEST = Request.of(24);

    @Property(seed = "20260101", tries = 300)
    void givenRowsStayAndConstraintsHold(@ForAll SchemaModel schema, @ForAll @LongRange(min = 0, max = 999) long seed) {
        DonorRows donors = donors(schema, seed);
        DataPlan plan = plan(schema, donors, REQUEST);
        Rows rows = Making.rows(plan);
        List<Violation> violations = new ArrayList<>(new IndependentChecker(schema, Target.POSTGRESQL).check(rows));
        violations.addAll(moved(donors, rows));
        assertThat(violations.stream().limit(SHOWN)).as("violations").isEmpty();
    }

    static DonorRows donors(SchemaModel schema, long seed) {
        SyntheticDataGenerator other = Making.generator(schema, Target.POSTGRESQL).seed(4711 + seed);
        return new DonorRows(schema, Making.rows(TimeLimit.within(() -> Making.ask(other, REQUEST).plan())), seed);
    }

    static DataPlan plan(SchemaModel schema, DonorRows donors, Request request) {
        SyntheticDataGenerator generator = Making.generator(schema, Target.POSTGRESQL);
        return TimeLimit.within(() -> Making.ask(donors.give(generator), request).plan());
    }

    static List<Violation> moved(DonorRows donors, Rows rows) {
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
}
