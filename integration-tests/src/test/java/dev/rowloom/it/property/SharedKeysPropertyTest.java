package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.DataPlan;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Composite foreign keys that share a column hold together, whatever else is unique. */
@Domain(SharedKeys.class)
class SharedKeysPropertyTest {

    @Property(tries = 200, seed = "20260401")
    void ofPostgreSqlHold(@ForAll SchemaModel schema, @ForAll Request request) {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        // a key over what depends on a reference that is no part of it is not held, but said
        assertThat(plan.notChecked()).allMatch(it -> it.constraint().startsWith("unique key"));
        assertThat(new IndependentChecker(schema, Target.POSTGRESQL).check(Making.rows(plan)))
                .filteredOn(it -> plan.notChecked().isEmpty() || !it.rule().equals("UNIQUE"))
                .isEmpty();
    }

    @Property(tries = 200, seed = "20260403")
    void mostKeysAreHeld(@ForAll SchemaModel schema, @ForAll Request request) {
        boolean held =
                Making.plan(schema, Target.POSTGRESQL, request).notChecked().isEmpty();
        Statistics.label("all constraints held")
                .collect(held)
                .coverage(it -> it.check(true).percentage(share -> share > 80));
    }

    @Property(tries = 150, seed = "20260402")
    void ofH2Hold(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        Assume.that(plan.notChecked().isEmpty());
        try (H2 database = new H2(schema)) {
            database.load(Making.steps(plan), Making.rows(plan));
            assertThat(database.counts()).containsExactlyInAnyOrderEntriesOf(Making.counts(plan));
        }
    }
}
