package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.DataPlan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Every row satisfies every constraint, none of them vacuously, and there are as many rows as were asked for. */
@Domain(Schemas.class)
class EngineConstraintsTest {

    private static final int SHOWN = 10;

    @Property(seed = "20260101")
    void ofPostgreSqlHold(@ForAll SchemaModel schema, @ForAll Request request) {
        assertHeld(schema, request, Target.POSTGRESQL);
    }

    @Property(seed = "20260101")
    void ofMySqlHold(@ForAll SchemaModel schema, @ForAll Request request) {
        assertHeld(schema, request, Target.MYSQL);
    }

    @Property(seed = "20260101")
    void ofSqliteHold(@ForAll SchemaModel schema, @ForAll Request request) {
        assertHeld(schema, request, Target.SQLITE);
    }

    @Property(seed = "20260101")
    void ofH2Hold(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        try (H2 database = new H2(schema)) {
            database.load(Making.steps(plan), Making.rows(plan));
            assertThat(database.counts()).containsExactlyInAnyOrderEntriesOf(Making.counts(plan));
        }
    }

    static void assertHeld(SchemaModel schema, Request request, Target target) {
        DataPlan plan = Making.plan(schema, target, request);
        Rows rows = Making.rows(plan);
        assertThat(plan.notChecked()).as("CHECKs that are not understood").isEmpty();
        List<Violation> violations = new ArrayList<>();
        violations.addAll(new IndependentChecker(schema, target).check(rows));
        violations.addAll(new CountChecker(schema, request).check(rows.counts()));
        violations.addAll(new VacuityChecker(schema, target).checkBranches(rows));
        violations.addAll(new VacuityChecker(schema, target).check(rows));
        assertThat(violations.stream().limit(SHOWN)).as("violations").isEmpty();
    }
}
