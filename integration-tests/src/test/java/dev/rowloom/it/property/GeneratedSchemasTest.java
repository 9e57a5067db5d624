package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The schemas that the other properties are tried on are schemas, and of every kind. */
@Domain(Schemas.class)
class GeneratedSchemasTest {

    @Property(seed = "20260101")
    void areAcceptedByH2(@ForAll SchemaModel schema) throws Exception {
        try (H2 database = new H2(schema)) {
            assertThat(database.counts()).hasSameSizeAs(schema.tables());
        }
    }

    @Property(seed = "20260101")
    void haveValuesForEveryColumn(@ForAll SchemaModel schema) {
        for (TableModel table : schema.tables()) {
            assertThat(new Room(table).isSatisfiable()).as(table.name()).isTrue();
        }
    }

    @Property(seed = "20260101")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void areOfEveryKind(@ForAll SchemaModel schema) {
        assertEachIsMet(
                schema,
                Map.of(
                        "self reference",
                        table -> table.foreignKeys().stream()
                                .anyMatch(key -> key.parent().equals(table.name())),
                        "composite foreign key",
                        table -> table.foreignKeys().stream()
                                .anyMatch(key -> key.columns().size() > 1),
                        "reference to a unique constraint",
                        table -> table.foreignKeys().stream()
                                .anyMatch(key ->
                                        !schema.table(key.parent()).primaryKey().equals(key.parentColumns())),
                        "shared key",
                        table -> table.foreignKeys().stream()
                                .anyMatch(key -> key.columns().equals(table.primaryKey())),
                        "one to one",
                        table -> table.foreignKeys().stream()
                                .anyMatch(key -> table.uniques().contains(key.columns())),
                        "junction",
                        table -> table.foreignKeys().size() > 1
                                && table.primaryKey().stream().allMatch(table::isForeign),
                        "order",
                        table -> table.checks().stream()
                                .anyMatch(check -> check.columns().size() > 1),
                        "enumeration",
                        table -> table.columns().stream()
                                .anyMatch(column -> new Room(table).enumeration(column.name()) != null),
                        "key of few values",
                        table -> new Capacity(schema, ample(schema)).of(table) < 20));
        boolean cycle = schema.tables().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column ->
                        column.name().startsWith("last_") && !column.name().equals("last_name"));
        Statistics.label("cycle").collect(cycle);
        Statistics.label("cycle").coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }

    private static void assertEachIsMet(SchemaModel schema, Map<String, Predicate<TableModel>> kinds) {
        kinds.forEach((kind, predicate) -> {
            Statistics.label(kind).collect(schema.tables().stream().anyMatch(predicate));
            Statistics.label(kind).coverage(coverage -> coverage.check(true).count(count -> count > 0));
        });
    }

    private static Map<String, Long> ample(SchemaModel schema) {
        return schema.tables().stream().collect(Collectors.toMap(TableModel::name, table -> 1000L));
    }

    @Example
    void areWrittenForEachDatabase() {
        TableModel parent = new TableModel(
                "parent",
                List.of(
                        new ColumnModel("id", TypeModel.of(TypeModel.Kind.UUID), false),
                        new ColumnModel("status", TypeModel.varchar(8), true)),
                List.of("id"),
                List.of(List.of("status")),
                List.of(),
                List.of(new Condition.OneOf("status", List.of("new", "it's"), Condition.Spelling.ANY_ARRAY)));
        SchemaModel schema = SchemaModel.of(parent);

        assertThat(Ddl.of(Target.POSTGRESQL, schema).text()).isEqualTo("""
                        CREATE TABLE parent (
                          id UUID NOT NULL,
                          status VARCHAR(8),
                          PRIMARY KEY (id),
                          UNIQUE (status),
                          CHECK ((status)::text = ANY ((ARRAY['new'::character varying, 'it''s'::character varying])::text[]))
                        );
                        """);
        assertThat(Ddl.of(Target.MYSQL, schema).text())
                .contains("id CHAR(36) NOT NULL", "CHECK (status IN ('new', 'it''s'))");
    }
}
