package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Works out how the cells of each column are held: those of a foreign key as the key they refer to. */
final class Carriers {

    private final Map<String, TableModel> models;
    private final Map<String, Carrier> known = new HashMap<>();
    private final Set<String> atWork = new HashSet<>();

    /** How cells are held. */
    record Carrier(Encoding encoding, int scale) {}

    Carriers(Map<String, TableModel> models) {
        this.models = models;
    }

    Carrier of(String table, String column) {
        String name = table + '\u0000' + column;
        Carrier carrier = known.get(name);
        if (carrier == null) {
            carrier = atWork.add(name) ? find(table, column) : own(table, column);
            known.put(name, carrier);
        }
        return carrier;
    }

    private Carrier find(String table, String column) {
        TableModel model = model(table);
        int position = model.position(column);
        TableModel.ColumnOfReference reference = position < 0 ? null : model.referenceOf(position);
        return reference == null
                ? own(table, column)
                : of(
                        model.references()
                                .get(reference.reference())
                                .foreignKey()
                                .parentTable(),
                        reference.parentColumn());
    }

    private Carrier own(String table, String name) {
        TableModel model = model(table);
        Column column = model.table().column(name).orElseThrow();
        var blueprint = model.blueprint().columns().get(name);
        Rule rule = blueprint == null ? new Rule.Database() : blueprint.rule();
        return new Carrier(
                Encodings.of(column.type()),
                Encodings.scale(column.type(), rule, model.domains().column(name)));
    }

    private TableModel model(String table) {
        TableModel model = models.get(table);
        if (model == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return model;
    }
}
