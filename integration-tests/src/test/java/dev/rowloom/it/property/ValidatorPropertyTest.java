package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.validation.Finding;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.ValidationReport;
import dev.rowloom.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.statistics.Statistics;

/** Rows of the engine have no finding, and rows that were damaged have those that another checker finds. */
@Domain(Schemas.class)
@Domain(ValidatorPropertyTest.Damages.class)
@Domain(DomainContext.Global.class)
class ValidatorPropertyTest {

    static final class Damages extends DomainContextBase {

        @Provide
        Arbitrary<Damage> damages() {
            Arbitrary<Integer> any = Arbitraries.integers().between(0, 1000);
            return Combinators.combine(any, any, any, Arbitraries.of(Damage.Kind.class), any)
                    .as(Damage::new);
        }
    }

    @Property(tries = 40, seed = "20260102")
    void rowsOfTheEngineHaveNoFinding(@ForAll SchemaModel schema, @ForAll Request request, @ForAll Target target) {
        DataPlan plan = Making.plan(schema, target(target), request);
        ValidationReport report = validate(schema, target(target), batches(plan));
        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked()).isEmpty();
    }

    @Property(tries = 200, seed = "20260103")
    void damagedRowsHaveTheFindingsOfAnotherChecker(
            @ForAll SchemaModel schema, @ForAll Request request, @ForAll Target target, @ForAll Damage damage) {
        Target own = target(target);
        DataPlan plan = Making.plan(schema, own, request);
        List<RowBatch> rows = damage.applied(schema, plan);
        ValidationReport report = validate(schema, own, rows);
        List<Violation> violations = new IndependentChecker(schema, own).check(Damage.rows(rows));
        assertThat(counts(report)).as("%s", report).isEqualTo(counts(violations));
        Statistics.label("violations")
                .collect(violations.isEmpty() ? "none" : violations.get(0).rule());
    }

    /** Of H2's types those of PostgreSQL are made. */
    private static Target target(Target target) {
        return target == Target.H2 ? Target.POSTGRESQL : target;
    }

    private static List<RowBatch> batches(DataPlan plan) {
        return plan.tables().stream()
                .map(it -> it.table().id())
                .map(id -> plan.open(id).read(0, (int) plan.rows(id)))
                .toList();
    }

    private static ValidationReport validate(SchemaModel schema, Target target, List<RowBatch> batches) {
        Validator.Run run =
                Validator.of(Making.generator(schema, target).schema()).start();
        batches.forEach(run::accept);
        return run.finish();
    }

    private static Map<String, Long> counts(ValidationReport report) {
        Map<String, Long> counts = new TreeMap<>();
        report.findings().forEach(it -> counts.merge(it.table() + " " + rule(it), it.rows(), Long::sum));
        return counts;
    }

    private static Map<String, Long> counts(List<Violation> violations) {
        Map<String, Long> counts = new TreeMap<>();
        violations.forEach(it -> counts.merge(it.table() + " " + it.rule(), 1L, Long::sum));
        return counts;
    }

    private static String rule(Finding finding) {
        FindingKind kind = finding.kind();
        return switch (kind) {
            case NOT_NULL -> "NOT NULL";
            case PRIMARY_KEY, UNIQUE -> "UNIQUE";
            case FOREIGN_KEY -> "FOREIGN KEY";
            case CHECK -> "CHECK";
            case EXCLUSION -> "EXCLUSION";
            case TABLE -> "TABLE";
            case PLACEHOLDER, REPEATED, CONSTANT, SHORTFALL -> "ODDITY";
            case TYPE, RANGE, PRECISION, LENGTH, CHARACTERS, ENUMERATION -> "TYPE";
        };
    }
}
