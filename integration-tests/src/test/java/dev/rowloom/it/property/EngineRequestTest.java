package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowloom.CapacityException;
import dev.rowloom.RowloomException;
import dev.rowloom.engine.DataPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What becomes of the numbers of rows that are asked for. */
@Domain(Schemas.class)
@Domain(DomainContext.Global.class)
class EngineRequestTest {

    @Property(seed = "20260101")
    void aGlobalRequestIsCappedWithAWarning(@ForAll SchemaModel schema, @ForAll Request request) {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        Map<String, Long> counts = Making.counts(plan);
        assertThat(counts.values()).allMatch(count -> count <= request.global());
        counts.forEach((table, count) -> {
            if (count < request.global()) {
                assertThat(plan.warnings()).anyMatch(warning -> warning.contains(table));
            }
        });
    }

    @Property(seed = "20260101")
    void aCapIsGrantedPerTableAndOneRowMoreIsRefused(@ForAll SchemaModel schema, @ForAll Request request) {
        Map<String, Long> counts = Making.counts(Making.plan(schema, Target.POSTGRESQL, request));
        for (TableModel table : schema.tables()) {
            long count = counts.get(table.name());
            Request exact = new Request(request.global(), Map.of(table.name(), count));
            assertThat(Making.counts(Making.plan(schema, Target.POSTGRESQL, exact)))
                    .isEqualTo(counts);
            if (count < request.global()) {
                Request more = new Request(request.global(), Map.of(table.name(), count + 1));
                assertThat(catchThrowable(() -> Making.plan(schema, Target.POSTGRESQL, more)))
                        .as("%s rows of %s", count + 1, table.name())
                        .isInstanceOf(CapacityException.class)
                        .hasMessageContaining(table.name());
            }
        }
    }

    @Property(seed = "20260101")
    void fewerRowsOfOneTableAreExact(
            @ForAll SchemaModel schema,
            @ForAll Request request,
            @ForAll @IntRange(min = 0, max = 6) int which,
            @ForAll @IntRange(min = 0, max = 120) int fewer) {
        TableModel table = TableBuilder.pick(schema.tables(), which);
        Map<String, Long> counts = Making.counts(Making.plan(schema, Target.POSTGRESQL, request));
        long asked = Math.min(fewer, counts.get(table.name()));
        Request exact = new Request(request.global(), Map.of(table.name(), asked));
        EngineConstraintsTest.assertHeld(schema, exact, Target.POSTGRESQL);
    }

    @Property(seed = "20260101")
    void anyRequestIsPlannedOrRefusedInWords(
            @ForAll SchemaModel schema,
            @ForAll Request request,
            @ForAll @IntRange(min = 0, max = 6) int which,
            @ForAll @IntRange(min = 0, max = 1_000_000_000) int rows) {
        TableModel table = TableBuilder.pick(schema.tables(), which);
        Map<String, Long> exact = new LinkedHashMap<>(Map.of(table.name(), (long) rows));
        Request asked = new Request(request.global(), exact);
        Throwable thrown = catchThrowable(() -> Making.plan(schema, Target.POSTGRESQL, asked));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(CapacityException.class).isInstanceOf(RowloomException.class);
            assertThat(thrown.getMessage()).contains(String.valueOf(rows));
        }
    }
}
