package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.DataPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** CHECKs that ask foreign keys for values hold, and each of their branches comes. */
@Domain(ReferenceChecks.class)
class ReferenceChecksPropertyTest {

    private static final int ENOUGH = 50;

    @Property(tries = 120, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void ofPostgreSqlHold(@ForAll SchemaModel schema, @ForAll Request request) {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        Rows rows = Making.rows(plan);
        assertThat(plan.notChecked()).isEmpty();
        assertThat(new IndependentChecker(schema, Target.POSTGRESQL).check(rows))
                .isEmpty();
    }

    @Property(tries = 150, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void eachBranchComes(@ForAll SchemaModel schema, @ForAll Request request) {
        Rows rows = Making.rows(Making.plan(schema, Target.POSTGRESQL, request));
        TableModel table = schema.table("t");
        List<Map<String, Object>> own = rows.of("t");
        if (own.size() < ENOUGH || !table.uniques().isEmpty()) {
            return;
        }
        Equality equality = new Equality(Target.POSTGRESQL);
        List<Condition> missed = new ArrayList<>();
        for (Condition check : table.checks()) {
            if (check instanceof Condition.Any any && isAlone(table, check)) {
                any.parts().stream()
                        .filter(part ->
                                own.stream().noneMatch(row -> Truth.of(part, table, row, equality) == Truth.TRUE))
                        .filter(part -> isPossible(table, part))
                        .forEach(missed::add);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Property(tries = 80, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void h2AcceptsTheRows(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        try (H2 database = new H2(schema)) {
            database.load(Making.steps(plan), Making.rows(plan));
            assertThat(database.counts()).containsExactlyInAnyOrderEntriesOf(Making.counts(plan));
        }
    }

    /** Returns whether no other CHECK reads the columns of one, so that none can rule its branches out. */
    private static boolean isAlone(TableModel table, Condition check) {
        Set<String> columns = new HashSet<>(check.columns());
        return table.checks().stream()
                .filter(other -> other != check)
                .noneMatch(other -> other.columns().stream().anyMatch(columns::contains));
    }

    /** A key that is not null is never null, and one to two tables with different values never agrees. */
    private static boolean isPossible(TableModel table, Condition part) {
        if (part instanceof Condition.Null test) {
            return table.column(test.column()).nullable();
        }
        return !(part instanceof Condition.All all)
                || all.parts().stream().map(Condition::columns).distinct().count()
                        == all.parts().size()
                || all.parts().stream()
                        .allMatch(it -> it instanceof Condition.Compare compare
                                && compare.operator() == Condition.Operator.NOT_EQUAL);
    }
}
