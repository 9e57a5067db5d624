package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Schemas whose composite foreign keys share the column of a tenant: diamonds, trees, junctions, one-to-one. */
final class SharedKeys extends DomainContextBase {

    private static final TypeModel INT = TypeModel.of(TypeModel.Kind.INT);

    /** What a table has a key of. */
    enum Unique {
        NONE,
        FIRST_LEG,
        TWO_LEGS,
        ALL_LEGS
    }

    /** A reference to an earlier table within the tenant. */
    record Leg(int parent, boolean nullable) {}

    /** A table of a tenant. */
    record Shape(List<Leg> legs, Unique unique, boolean toTenant, boolean tree) {}

    @Provide
    Arbitrary<SchemaModel> schemas() {
        Arbitrary<Leg> legs = Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(false, false, true))
                .as(Leg::new);
        Arbitrary<Shape> shapes = Combinators.combine(
                        legs.list().ofMaxSize(3),
                        Arbitraries.of(Unique.class),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false, false))
                .as(Shape::new);
        return shapes.list().ofMinSize(2).ofMaxSize(6).map(SharedKeys::schema);
    }

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.of(1, 2, 3, 10, 40, 60, 120, 250).map(Request::of);
    }

    private static SchemaModel schema(List<Shape> shapes) {
        List<TableModel> tables = new ArrayList<>();
        tables.add(new TableModel(
                "tenants", List.of(new ColumnModel("id", INT, false)), List.of("id"), List.of(), List.of(), List.of()));
        for (Shape shape : shapes) {
            tables.add(table("t" + tables.size(), shape, tables));
        }
        return new SchemaModel(tables);
    }

    private static TableModel table(String name, Shape shape, List<TableModel> tables) {
        List<ColumnModel> columns = new ArrayList<>();
        columns.add(new ColumnModel("tenant", INT, false));
        columns.add(new ColumnModel("id", INT, false));
        List<ForeignKeyModel> keys = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (Leg leg : shape.legs()) {
            int parent = leg.parent() % tables.size();
            if (parent > 0) {
                String column = "leg" + own.size();
                own.add(column);
                columns.add(new ColumnModel(column, INT, leg.nullable()));
                keys.add(new ForeignKeyModel(
                        List.of("tenant", column), tables.get(parent).name(), List.of("tenant", "id")));
            }
        }
        if (shape.toTenant() || keys.isEmpty()) {
            keys.add(new ForeignKeyModel(List.of("tenant"), "tenants", List.of("id")));
        }
        if (shape.tree()) {
            columns.add(new ColumnModel("parent", INT, true));
            keys.add(new ForeignKeyModel(List.of("tenant", "parent"), name, List.of("tenant", "id")));
        }
        return new TableModel(name, columns, List.of("tenant", "id"), uniques(shape, own), keys, List.of());
    }

    private static List<List<String>> uniques(Shape shape, List<String> legs) {
        int count = switch (shape.unique()) {
            case NONE -> 0;
            case FIRST_LEG -> 1;
            case TWO_LEGS -> 2;
            case ALL_LEGS -> legs.size();
        };
        if (count == 0 || count > legs.size()) {
            return List.of();
        }
        List<String> key = new ArrayList<>(List.of("tenant"));
        key.addAll(legs.subList(0, count));
        return List.of(key);
    }
}
