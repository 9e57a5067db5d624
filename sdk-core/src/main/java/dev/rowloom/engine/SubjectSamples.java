package dev.rowloom.engine;

import dev.rowloom.RowloomException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds a place, product or job like a given one: makes many by the rules of the table's columns, and takes one that agrees
 * in what is given, or in what says most of it.
 */
final class SubjectSamples {

    private static final int BATCH = 1_000;
    private static final int ROWS = 4 * BATCH;

    /** What is looked for alone where nothing agrees in all that is given; what tells most comes first. */
    private static final List<String> DECISIVE = List.of(
            "city", "region", "regionCode", "countryCode", "country", "countryCode3", "category", "title", "given");

    private final PlanRequest request;
    private final TablePlanning planning;
    private final Map<String, List<Row>> made = new LinkedHashMap<>();

    SubjectSamples(PlanRequest request, TablePlanning planning) {
        this.request = request;
        this.planning = planning;
    }

    /**
     * Returns the parts of one that agrees; none where there is no such.
     *
     * @param open columns that are not given, at least one
     * @param given the texts of parts that are given
     */
    Map<String, String> like(Set<Integer> open, Map<String, String> given, int row) {
        Rule.About rule = (Rule.About) planning.context(open.iterator().next()).rule();
        Map<String, Integer> columns = columns(rule);
        List<Row> rows = made.computeIfAbsent(rule.subject() + ":" + rule.group(), key -> rows(columns));
        List<Map<String, String>> ways = new ArrayList<>(List.of(given));
        DECISIVE.stream().filter(given::containsKey).forEach(part -> ways.add(Map.of(part, given.get(part))));
        for (Map<String, String> way : ways) {
            for (int i = 0; i < rows.size() && columns.keySet().containsAll(way.keySet()); i++) {
                Row sample = rows.get((row * 7 + i) % rows.size());
                if (way.entrySet().stream().allMatch(part -> agrees(columns, sample, part))) {
                    return parts(columns, sample);
                }
            }
        }
        return Map.of();
    }

    /** Returns the positions of the columns about a subject, by part. */
    private Map<String, Integer> columns(Rule.About rule) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int position = 0; position < planning.model().columns().size(); position++) {
            boolean same = planning.context(position).rule() instanceof Rule.About about
                    && about.subject() == rule.subject()
                    && about.group().equals(rule.group());
            if (same && planning.model().referenceOf(position) == null) {
                columns.putIfAbsent(((Rule.About) planning.context(position).rule()).part(), position);
            }
        }
        return columns;
    }

    private boolean agrees(Map<String, Integer> columns, Row sample, Map.Entry<String, String> part) {
        int position = Objects.requireNonNull(columns.get(part.getKey()));
        Object value = sample.get(planning.context(position).column().name());
        UnaryOperator<String> fold = planning.context(position).fold();
        return value != null && fold.apply(PinnedFilling.text(value)).equals(fold.apply(part.getValue()));
    }

    private Map<String, String> parts(Map<String, Integer> columns, Row sample) {
        Map<String, String> parts = new LinkedHashMap<>();
        columns.forEach((part, position) -> {
            Object value = sample.get(planning.context(position).column().name());
            if (value != null) {
                parts.put(part, PinnedFilling.text(value));
            }
        });
        return parts;
    }

    private List<Row> rows(Map<String, Integer> columns) {
        Table table = planning.model().table();
        Table.Builder builder = Table.builder(table.id(), table.name());
        for (Column column : table.columns()) {
            if (columns.containsValue(planning.model().position(column.name()))) {
                builder.column(column.toBuilder()
                        .nullability(Column.Nullability.NOT_NULL)
                        .build());
            }
        }
        try {
            Schema schema = Schema.of(request.schema().dialect(), List.of(builder.build()), List.of());
            Blueprint blueprint = Blueprint.infer(schema, request.blueprint().culture());
            TableBlueprint inferred = Objects.requireNonNull(blueprint.tables().get(table.id()));
            for (Map.Entry<String, ColumnBlueprint> column : inferred.columns().entrySet()) {
                ColumnBlueprint own = Objects.requireNonNull(
                        planning.model().blueprint().columns().get(column.getKey()));
                inferred = inferred.with(column.getKey(), own.withNullRate(0));
            }
            PlanRequest.RowTargets targets = new PlanRequest.RowTargets(ROWS, Map.of());
            DataPlan plan = DataPlan.of(new PlanRequest(
                    schema, blueprint.with(table.id(), inferred), request.seed(), targets, Map.of(), Set.of()));
            RowCursor cursor = plan.open(table.id());
            List<Row> rows = new ArrayList<>();
            for (int first = 0; first < ROWS; first += BATCH) {
                RowBatch batch = cursor.read(first, BATCH).copy();
                for (int i = 0; i < batch.size(); i++) {
                    rows.add(batch.row(i));
                }
            }
            return rows;
        } catch (RowloomException e) {
            // what is given is not followed then
            return List.of();
        }
    }
}
