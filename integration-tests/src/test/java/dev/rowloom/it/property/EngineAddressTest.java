package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** A value is a function of its address: seed, table, column and row number. */
@Domain(Schemas.class)
@Domain(DomainContext.Global.class)
class EngineAddressTest {

    private static final int THREADS = 3;

    @Property(seed = "20260101")
    void aRowIsTheSameHoweverItIsReached(
            @ForAll SchemaModel schema, @ForAll Request request, @ForAll @IntRange(min = 1, max = 70) int chunk) {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        Rows rows = Making.rows(plan);
        for (String table : rows.tables().keySet()) {
            assertThat(Making.rows(plan, table, chunk))
                    .as("%s by %s", table, chunk)
                    .isEqualTo(rows.of(table));
            assertThat(shuffled(plan, table, chunk))
                    .as("%s in another order", table)
                    .isEqualTo(rows.of(table));
            for (int i = rows.of(table).size() - 1; i >= 0; i -= chunk) {
                assertThat(Making.values(plan.row(table, i)))
                        .as("%s %s", table, i)
                        .isEqualTo(rows.of(table).get(i));
            }
        }
    }

    @Property(seed = "20260101")
    void aRowIsTheSameOnEveryThread(@ForAll SchemaModel schema, @ForAll Request request) {
        DataPlan plan = Making.plan(schema, Target.POSTGRESQL, request);
        List<CompletableFuture<Rows>> made = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Making.rows(plan)))
                .toList();
        Rows rows = Making.rows(plan);
        made.forEach(other -> assertThat(other.join()).isEqualTo(rows));
    }

    @Property(seed = "20260101")
    void theSeedDecides(@ForAll SchemaModel schema, @ForAll @IntRange(min = 0, max = 9) int seed) {
        Request request = Request.of(60);
        Rows rows = rows(schema, request, seed);
        assertThat(rows(schema, request, seed)).isEqualTo(rows);
        boolean room = schema.tables().stream()
                .filter(table -> rows.of(table.name()).size() == 60)
                .anyMatch(EngineAddressTest::hasWideColumn);
        if (room) {
            assertThat(rows(schema, request, seed + 1)).isNotEqualTo(rows);
        }
    }

    /** Whether a column outside of keys has more values than rows, so that all of them hardly come out the same. */
    private static boolean hasWideColumn(TableModel table) {
        Room room = new Room(table);
        return table.columns().stream()
                .filter(column -> table.keys().stream().noneMatch(key -> key.contains(column.name())))
                .anyMatch(column -> !table.isForeign(column.name()) && room.values(column.name()) > 1000);
    }

    private static Rows rows(SchemaModel schema, Request request, long seed) {
        return Making.rows(Making.ask(Making.generator(schema, Target.POSTGRESQL), request)
                .seed(seed)
                .plan());
    }

    private static List<Map<String, Object>> shuffled(DataPlan plan, String table, int chunk) {
        long total = plan.rows(table);
        List<Long> starts = new ArrayList<>();
        for (long first = 0; first < total; first += chunk) {
            starts.add(first);
        }
        Collections.shuffle(starts, new Random(chunk));
        RowCursor cursor = plan.open(table);
        Map<Long, Map<String, Object>> rows = new LinkedHashMap<>();
        for (long first : starts) {
            RowBatch batch = cursor.read(first, (int) Math.min(chunk, total - first));
            for (int i = 0; i < batch.size(); i++) {
                rows.put(batch.row(i).number(), Making.values(batch.row(i)));
            }
        }
        return rows.keySet().stream().sorted().map(rows::get).toList();
    }
}
