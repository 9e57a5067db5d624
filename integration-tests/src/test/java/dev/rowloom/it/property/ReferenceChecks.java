package dev.rowloom.it.property;

import static dev.rowloom.it.property.Condition.all;
import static dev.rowloom.it.property.Condition.any;
import static dev.rowloom.it.property.Condition.in;

import dev.rowloom.it.property.Condition.Compare;
import dev.rowloom.it.property.Condition.NotNull;
import dev.rowloom.it.property.Condition.Null;
import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Condition.Ordered;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Schemas whose CHECKs ask foreign keys for values: keys that count up, listed texts, any texts, the table's own. */
final class ReferenceChecks extends DomainContextBase {

    private static final List<Object> CODES = List.of("a", "b", "c", "d", "e");
    private static final List<Object> NAMES = List.of("alpha", "beta", "gamma", "delta", "epsilon");

    /** What a foreign key refers to. */
    enum Parent {
        KINDS,
        GROUPS,
        CODES,
        NAMES,
        ITSELF
    }

    /** A foreign key. */
    record Leg(Parent parent, boolean nullable) {}

    /** How a CHECK asks for values. */
    enum Form {
        ONE_VALUE,
        TWO_VALUES,
        CASES,
        VALUE_OR_NOTHING,
        VALUE_OR_NULL,
        TWO_KEYS,
        NOT_ONE,
        LISTED,
        ABOVE,
        PART,
        ORDERED
    }

    /** A CHECK, the numbers of its foreign keys and of its values. */
    record Asking(Form form, int leg, int other, int first, int second) {}

    /** The table under test. */
    record Shape(List<Leg> legs, List<Asking> checks, boolean unique) {}

    @Provide
    Arbitrary<SchemaModel> schemas() {
        Arbitrary<Leg> legs = Combinators.combine(Arbitraries.of(Parent.class), Arbitraries.of(true, false))
                .as(Leg::new);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 4);
        Arbitrary<Asking> checks = Combinators.combine(Arbitraries.of(Form.class), numbers, numbers, numbers, numbers)
                .as(Asking::new);
        return Combinators.combine(
                        legs.list().ofMinSize(1).ofMaxSize(4),
                        checks.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(false, false, false, true))
                .as(Shape::new)
                .map(ReferenceChecks::schema);
    }

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.of(7, 60, 120, 300).map(Request::of);
    }

    private static SchemaModel schema(Shape shape) {
        TableSketch codes =
                TableSketch.table("codes").column("code", TypeModel.varchar(10)).primaryKey("code");
        codes.check(in("code", CODES.toArray()));
        List<TableModel> tables = new ArrayList<>(List.of(
                TableSketch.numbered("kinds")
                        .column("label", TypeModel.varchar(40))
                        .build(),
                TableSketch.numbered("groups").build(),
                codes.build(),
                TableSketch.table("names")
                        .column("name", TypeModel.varchar(40))
                        .primaryKey("name")
                        .build()));
        tables.add(child(shape));
        return new SchemaModel(tables);
    }

    private static TableModel child(Shape shape) {
        TableSketch child = TableSketch.numbered("t");
        for (int i = 0; i < shape.legs().size(); i++) {
            Leg leg = shape.legs().get(i);
            TypeModel type = isText(leg) ? TypeModel.varchar(40) : TypeModel.of(TypeModel.Kind.INT);
            boolean nullable = leg.nullable() || leg.parent() == Parent.ITSELF;
            TableSketch ignored = nullable ? child.nullable("r" + i, type) : child.column("r" + i, type);
            switch (leg.parent()) {
                case KINDS -> child.references("r" + i, "kinds");
                case GROUPS -> child.references("r" + i, "groups");
                case CODES -> child.references(List.of("r" + i), "codes", List.of("code"));
                case NAMES -> child.references(List.of("r" + i), "names", List.of("name"));
                case ITSELF -> child.references("r" + i, "t");
            }
        }
        for (int i = 0; i < shape.checks().size(); i++) {
            child.nullable("x" + i, TypeModel.Kind.INT).nullable("y" + i, TypeModel.Kind.INT);
            child.check(check(shape, shape.checks().get(i), i));
        }
        boolean ordered = shape.checks().stream().anyMatch(it -> it.form() == Form.ORDERED);
        // pairs of which none comes twice are in no order unless both are keys of one table, which another test has
        if (shape.unique() && !ordered && shape.legs().size() > 1) {
            child.unique("r0", "r1");
        }
        return child.build();
    }

    private static boolean isText(Leg leg) {
        return leg.parent() == Parent.CODES || leg.parent() == Parent.NAMES;
    }

    private static Object value(Leg leg, int number) {
        return switch (leg.parent()) {
            case CODES -> CODES.get(number);
            case NAMES -> NAMES.get(number);
            default -> number + 1L;
        };
    }

    private static Condition check(Shape shape, Asking asking, int number) {
        int at = asking.leg() % shape.legs().size();
        int with = asking.other() % shape.legs().size();
        Leg leg = shape.legs().get(at);
        Leg other = shape.legs().get(with);
        String r = "r" + at;
        String x = "x" + number;
        String y = "y" + number;
        Object v = value(leg, asking.first());
        Object w = value(leg, (asking.first() + 1 + asking.second() % 4) % 5);
        Condition equal = new Compare(r, Operator.EQUAL, v);
        Condition unequal = new Compare(r, Operator.NOT_EQUAL, v);
        Condition unequalTwo = all(unequal, new Compare(r, Operator.NOT_EQUAL, w));
        Condition high = new Compare(x, Operator.GREATER, 5L);
        return switch (asking.form()) {
            case ONE_VALUE -> any(all(equal, new Null(x)), unequal);
            case TWO_VALUES -> any(all(in(r, v, w), high), unequalTwo);
            case CASES ->
                any(all(equal, new Null(x)), all(new Compare(r, Operator.EQUAL, w), new NotNull(x)), unequalTwo);
            case VALUE_OR_NOTHING -> any(new Null(r), equal, new NotNull(x));
            case VALUE_OR_NULL -> any(equal, new Null(y));
            case TWO_KEYS ->
                any(all(equal, new Compare("r" + with, Operator.EQUAL, value(other, asking.second()))), new Null(x));
            case NOT_ONE -> unequal;
            case LISTED -> in(r, v, w);
            case ABOVE -> isText(leg) ? unequal : new Compare(r, Operator.GREATER, v);
            case PART -> all(unequal, any(high, new Compare(y, Operator.GREATER, 5L)));
            case ORDERED ->
                at == with || isText(leg) != isText(other)
                        ? any(equal, high)
                        : new Ordered(r, Operator.LESS, "r" + with);
        };
    }
}
