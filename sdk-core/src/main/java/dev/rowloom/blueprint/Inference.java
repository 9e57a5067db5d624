package dev.rowloom.blueprint;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stub. */
final class Inference {
    private final Schema schema;
    private final String locale;

    Inference(Schema schema, String locale) {
        this.schema = schema;
        this.locale = locale;
    }

    Blueprint blueprint() {
        Map<String, TableBlueprint> tables = new LinkedHashMap<>();
        for (Table t : schema.tables()) {
            Map<String, ColumnBlueprint> cols = new LinkedHashMap<>();
            List<ReferenceBlueprint> refs = new ArrayList<>();
            boolean owner = false;
            for (ForeignKey fk : t.foreignKeys()) {
                boolean own = !owner && !fk.parentTable().equals(t.id());
                owner |= own;
                refs.add(new ReferenceBlueprint(fk.columns(), fk.parentTable(), own ? ReferenceBlueprint.Role.OWNER : ReferenceBlueprint.Role.PLAIN, new Cardinality.Skewed(0.05, 0), 0.1));
            }
            for (Column c : t.columns()) {
                if (c.computedAs().isPresent()) continue;
                boolean fk = t.foreignKeys().stream().anyMatch(k -> k.columns().contains(c.name()));
                boolean pk = t.primaryKey().map(k -> k.columns().equals(List.of(c.name()))).orElse(false);
                Rule rule;
                if (fk) rule = new Rule.Reference();
                else if (pk && c.type() instanceof DataType.IntegerType) rule = new Rule.Sequence(1, 1);
                else if (c.type() instanceof DataType.BooleanType) rule = new Rule.Values(List.of(new Rule.Weighted("true", 7), new Rule.Weighted("false", 3)));
                else if (c.name().contains("email")) rule = new Rule.About(Subject.PERSON, "email", "");
                else if (c.name().contains("first")) rule = new Rule.About(Subject.PERSON, "given", "");
                else if (c.name().contains("last")) rule = new Rule.About(Subject.PERSON, "family", "");
                else if (c.name().contains("city")) rule = new Rule.About(Subject.PLACE, "city", "");
                else if (c.type() instanceof DataType.IntegerType || c.type() instanceof DataType.DecimalType || c.type() instanceof DataType.FloatType) rule = new Rule.Number(Rule.Shape.SKEWED, "1", "1000", c.type() instanceof DataType.IntegerType ? 0 : 2, List.of());
                else if (c.type() instanceof DataType.DateType) rule = new Rule.Temporal(Rule.Shape.GROWING, "2021-01-01", "2025-12-31", Rule.Precision.DAY);
                else if (c.type() instanceof DataType.TimestampType) rule = new Rule.Temporal(Rule.Shape.GROWING, "2021-01-01", "2025-12-31", Rule.Precision.SECOND);
                else if (c.type() instanceof DataType.UuidType) rule = new Rule.Uuid();
                else if (c.type() instanceof DataType.JsonType) rule = new Rule.Json();
                else rule = new Rule.Text(Rule.Style.TITLE, 5, 60);
                cols.put(c.name(), new ColumnBlueprint(c.name(), rule, c.isNullable() ? 0.1 : 0, null, "unknown", 0.1, "type", Origin.INFERRED));
            }
            tables.put(t.id(), new TableBlueprint(t.id(), cols, refs));
        }
        return new Blueprint(1, Blueprint.DEFAULT_NOW, locale, tables);
    }
}
