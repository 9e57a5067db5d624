package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.generation.RowFacts.Fact;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TableName;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.UniqueKey;
import java.util.List;

/** Requests in which one text from outside stands in one of the places that such texts come from. */
final class HostileAsks {

    /** Where a text comes from. */
    enum Place {
        TABLE_NAME,
        TABLE_COMMENT,
        COLUMN_NAME,
        COLUMN_COMMENT,
        DECLARED_TYPE,
        DEFAULT_VALUE,
        COMPUTED_AS,
        ENUM_LABEL,
        CHECK,
        PARENT_NAME,
        PARENT_COMMENT,
        PARENT_COLUMN,
        PARENT_KEY,
        PARENT_VALUE,
        USED_VALUE,
        FACT_NAME,
        FACT_VALUE,
        DATE_FORMAT
    }

    private final Place place;
    private final String hostile;
    private final String column;

    HostileAsks(Place place, String hostile) {
        this.place = place;
        this.hostile = hostile;
        this.column = at(Place.COLUMN_NAME, "a column");
    }

    private String at(Place wanted, String otherwise) {
        return place == wanted ? hostile : otherwise;
    }

    /** Returns the prompt of a request whose rows are numbered or not, with everything else that a request may hold. */
    Prompt prompt(boolean numbered, dev.rowloom.provider.Capabilities capabilities) {
        Table parent = parent();
        Table table = table(parent);
        Schema schema = Schema.of(Dialect.postgresql(), List.of(parent, table), List.of());
        List<ColumnLayout> columns = table.columns().stream()
                .map(it -> new ColumnLayout(it, Encoding.TEXT, 0, place == Place.DATE_FORMAT ? hostile : "yyyy"))
                .toList();
        List<RowFacts> facts = numbered
                ? List.of(
                        new RowFacts(1, List.of(fact())), new RowFacts(2, List.of(fact(), new Fact("plain", "plain"))))
                : List.of();
        ParentKeys keys = new ParentKeys(
                table.foreignKeys().get(0),
                List.of("id", at(Place.PARENT_COLUMN, "name")),
                1,
                List.of(List.of(at(Place.PARENT_KEY, "1"), at(Place.PARENT_VALUE, "value"))),
                1);
        UsedValues used = new UsedValues(List.of(column), List.of(at(Place.USED_VALUE, "value")), 1);
        PromptSettings settings = PromptSettings.of(java.time.Instant.parse("2026-01-01T00:00:00Z"));
        return new PromptWriter(schema, settings, capabilities)
                .write(new BatchAsk(table, columns, 9, 2, facts, List.of(keys), List.of(used)));
    }

    private Fact fact() {
        return new Fact(at(Place.FACT_NAME, "fact"), at(Place.FACT_VALUE, "value"));
    }

    private Table parent() {
        return Table.builder(parentName(), TableName.of(parentName()))
                .column(Column.builder("id", text()).build())
                .column(Column.builder(at(Place.PARENT_COLUMN, "name"), text()).build())
                .comment(at(Place.PARENT_COMMENT, "comment"))
                .build();
    }

    private String parentName() {
        return at(Place.PARENT_NAME, "a parent");
    }

    private Table table(Table parent) {
        String name = at(Place.TABLE_NAME, "a table");
        DataType labels = new DataType.EnumType(List.of("a", at(Place.ENUM_LABEL, "b")), equality());
        return Table.builder(name, TableName.of(name))
                .column(Column.builder(column, text())
                        .type(text(), at(Place.DECLARED_TYPE, "text"))
                        .comment(at(Place.COLUMN_COMMENT, "comment"))
                        .defaultValue(at(Place.DEFAULT_VALUE, "''"))
                        .build())
                .column(Column.builder("computed of", text())
                        .computedAs(at(Place.COMPUTED_AS, "1 + 1"))
                        .build())
                .column(Column.builder("label of", labels).build())
                .uniqueKey(UniqueKey.of(null, UniqueKey.Kind.PRIMARY, List.of(column)))
                .check(new Check(null, new Expression.Unparsed("x"), at(Place.CHECK, "x")))
                .foreignKey(new ForeignKey(
                        null,
                        List.of(column),
                        parent.id(),
                        List.of("id"),
                        ForeignKey.Deferral.NOT_DEFERRABLE,
                        ForeignKey.Action.NO_ACTION,
                        ForeignKey.Action.NO_ACTION))
                .comment(at(Place.TABLE_COMMENT, "comment"))
                .build();
    }

    private static DataType.TextType text() {
        return new DataType.TextType(
                DataType.UNLIMITED, DataType.LengthUnit.CHARACTERS, DataType.Padding.VARYING, equality());
    }

    private static TextEquality equality() {
        return TextEquality.EXACT;
    }
}
