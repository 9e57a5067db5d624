package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.DataPlan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Partial unique indexes, unique indexes over expressions and exclusion constraints hold, and not by making them vacuous. */
@Domain(RichKeys.class)
@Tag("postgres-property")
class RichKeysPropertyTest {

    private static final int SHOWN = 10;

    @Property
    void ofPostgreSqlHold(@ForAll SchemaModel schema, @ForAll Request request) {
        assertHeld(schema, request, Target.POSTGRESQL);
    }

    static void assertHeld(SchemaModel schema, Request request, Target target) {
        DataPlan plan = Making.plan(schema, target, request);
        SchemaModel vouched = Unheld.without(schema, plan);
        Rows rows = Making.rows(plan);
        List<Violation> violations = new ArrayList<>();
        violations.addAll(new IndependentChecker(vouched, target).check(rows));
        violations.addAll(new CountChecker(vouched, request).check(rows.counts()));
        violations.addAll(new VacuityChecker(schema, target).checkBranches(rows));
        violations.addAll(new VacuityChecker(schema, target).check(rows));
        violations.addAll(new VacuityChecker(schema, target).checkPredicates(rows));
        assertThat(violations.stream().limit(SHOWN)).as("violations").isEmpty();
    }

    @Property
    void mostKeysAreHeld(@ForAll SchemaModel schema, @ForAll Request request) {
        boolean held =
                Making.plan(schema, Target.POSTGRESQL, request).notChecked().isEmpty();
        Statistics.label("all constraints held")
                .collect(held)
                .coverage(it -> it.check(true).percentage(share -> share > 65));
    }
}
