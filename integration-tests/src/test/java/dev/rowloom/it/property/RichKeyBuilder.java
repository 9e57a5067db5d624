package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.ExclusionModel.Ends;
import dev.rowloom.it.property.ExclusionModel.Held;
import dev.rowloom.it.property.ExclusionModel.Span;
import dev.rowloom.it.property.Recipe.Presence;
import dev.rowloom.it.property.RichRecipe.OfExclusion;
import dev.rowloom.it.property.RichRecipe.OfIndex;
import dev.rowloom.it.property.RichRecipe.OfKeys;
import dev.rowloom.it.property.RichRecipe.OfPart;
import dev.rowloom.it.property.RichRecipe.OfSpan;
import dev.rowloom.it.property.RichRecipe.OrderKind;
import dev.rowloom.it.property.TypeModel.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Adds unique indexes and exclusion constraints to one table, with the columns that they want and it has not. */
final class RichKeyBuilder {

    private static final String EMPTY = "";

    private final TableModel base;
    private final List<ColumnModel> columns;
    private final List<Condition> checks;
    private final List<IndexModel> indexes;
    private final List<ExclusionModel> exclusions;

    private RichKeyBuilder(TableModel base) {
        this.base = base;
        this.columns = new ArrayList<>(base.columns());
        this.checks = new ArrayList<>(base.checks());
        this.indexes = new ArrayList<>(base.indexes());
        this.exclusions = new ArrayList<>(base.exclusions());
    }

    static SchemaModel build(SchemaModel schema, OfKeys keys) {
        List<TableModel> tables = new ArrayList<>(schema.tables());
        for (OfIndex recipe : keys.indexes()) {
            int table = recipe.table() % tables.size();
            tables.set(table, new RichKeyBuilder(tables.get(table)).with(recipe));
        }
        for (OfExclusion recipe : keys.exclusions()) {
            int table = recipe.table() % tables.size();
            tables.set(table, new RichKeyBuilder(tables.get(table)).with(recipe));
        }
        return new SchemaModel(tables);
    }

    private TableModel with(OfIndex recipe) {
        Set<KeyPart> parts = new LinkedHashSet<>();
        recipe.parts().forEach(part -> parts.addAll(parts(part)));
        Condition predicate = new PredicateBuilder(this).all(recipe.predicates());
        boolean rich = predicate != null || parts.stream().anyMatch(part -> !(part instanceof KeyPart.Whole));
        if (rich) {
            indexes.add(new IndexModel("u" + indexes.size() + "_" + base.name(), List.copyOf(parts), predicate));
        }
        return model();
    }

    TableModel model() {
        return new TableModel(
                base.name(),
                columns,
                base.primaryKey(),
                base.uniques(),
                base.foreignKeys(),
                checks,
                indexes,
                exclusions);
    }

    /** The columns that have a place in no CHECK over several columns. */
    List<ColumnModel> columns(Predicate<ColumnModel> wanted) {
        return columns.stream()
                .filter(column ->
                        !column.name().startsWith("step") && !column.name().startsWith("rule"))
                .filter(column -> exclusions.stream().noneMatch(it -> isSpanOf(it, column.name())))
                .filter(wanted)
                .toList();
    }

    private static boolean isSpanOf(ExclusionModel exclusion, String column) {
        return exclusion.span() instanceof Ends ends
                && (ends.low().equals(column) || ends.high().equals(column));
    }

    String add(String name, TypeModel type, Presence presence) {
        String column = name;
        Set<String> taken =
                new LinkedHashSet<>(columns.stream().map(ColumnModel::name).toList());
        for (int i = 2; taken.contains(column); i++) {
            column = name + i;
        }
        columns.add(new ColumnModel(column, type, presence == Presence.NULLABLE));
        return column;
    }

    void addCheck(Condition check) {
        checks.add(check);
    }

    private String pickOr(Predicate<ColumnModel> wanted, int number, String name, TypeModel type) {
        List<ColumnModel> found = columns(wanted);
        return found.isEmpty()
                ? add(name, type, number % 2 == 0 ? Presence.REQUIRED : Presence.NULLABLE)
                : TableBuilder.pick(found, number).name();
    }

    private List<KeyPart> parts(OfPart recipe) {
        Predicate<ColumnModel> text = column -> column.type().isText();
        Predicate<ColumnModel> whole = column -> column.type().isInteger();
        int number = recipe.number();
        return switch (recipe.kind()) {
            case WHOLE -> whole(recipe);
            case LOWER -> List.of(new KeyPart.Lower(pickOr(text, recipe.column(), "email", TypeModel.varchar(40))));
            case OR_ELSE -> orElse(recipe);
            case SUM -> {
                Predicate<ColumnModel> half = column -> whole.test(column) && staysWithin(column);
                String left = pickOr(half, recipe.column(), "width", TypeModel.of(Kind.INT));
                String right = pickOr(other(half, left), number, "height", TypeModel.of(Kind.INT));
                yield List.of(new KeyPart.Sum(left, right));
            }
            case LEFT, SUBSTR ->
                List.of(new KeyPart.Start(
                        pickOr(text, recipe.column(), "code", TypeModel.varchar(20)),
                        1 + 2 * number,
                        recipe.kind() == RichRecipe.PartKind.LEFT ? KeyPart.Spelling.LEFT : KeyPart.Spelling.SUBSTR));
            case JOINED -> {
                String left = pickOr(text, recipe.column(), "given_name", TypeModel.varchar(30));
                yield List.of(new KeyPart.Joined(
                        left, pickOr(other(text, left), number, "family_name", TypeModel.varchar(30))));
            }
        };
    }

    private static Predicate<ColumnModel> other(Predicate<ColumnModel> wanted, String column) {
        return it -> wanted.test(it) && !it.name().equals(column);
    }

    /** Whether the sum of two values of a column has a value of its type, unless they are very large. */
    private boolean staysWithin(ColumnModel column) {
        Range range = new Room(model()).range(column.name());
        return column.type().kind() != Kind.SMALLINT && range.low() <= 0 && range.high() >= 0;
    }

    /** A column, or all columns of a reference. */
    private List<KeyPart> whole(OfPart recipe) {
        List<List<String>> units = units();
        List<String> unit = units.isEmpty()
                ? List.of(add("code", TypeModel.varchar(20), Presence.REQUIRED))
                : TableBuilder.pick(units, recipe.column() + recipe.number());
        return unit.stream().<KeyPart>map(KeyPart.Whole::new).toList();
    }

    private List<List<String>> units() {
        List<List<String>> units = new ArrayList<>();
        base.foreignKeys().forEach(key -> units.add(key.columns()));
        columns(column -> column.type().fitsKey() && !base.isForeign(column.name()))
                .forEach(column -> units.add(List.of(column.name())));
        return units;
    }

    private List<KeyPart> orElse(OfPart recipe) {
        String column = pickOr(
                it -> it.nullable() && (it.type().isInteger() || it.type().isText()),
                recipe.column(),
                "level",
                TypeModel.of(Kind.INT));
        boolean text = model().column(column).type().isText();
        Object literal = text ? EMPTY : (Object) (recipe.number() % 2 == 0 ? 0L : -1L);
        return List.of(new KeyPart.OrElse(column, literal));
    }

    private TableModel with(OfExclusion recipe) {
        Set<String> equal = new LinkedHashSet<>();
        List<List<String>> units = units();
        for (int number : units.isEmpty() ? List.<Integer>of() : recipe.equal()) {
            equal.addAll(TableBuilder.pick(units, number));
        }
        Condition predicate = new PredicateBuilder(this).all(recipe.predicates());
        String name = "x" + exclusions.size() + "_" + base.name();
        exclusions.add(new ExclusionModel(name, List.copyOf(equal), span(recipe.span()), predicate));
        return model();
    }

    private Span span(OfSpan recipe) {
        TypeModel type = recipe.kind() == RichRecipe.SpanKind.NUMERIC
                ? TypeModel.numeric(8, 2)
                : TypeModel.of(Kind.valueOf(recipe.kind().name()));
        if (type.isRange()) {
            return new Held(add("during", type, recipe.low()));
        }
        boolean time = type.kind() == Kind.DATE || type.kind() == Kind.TIMESTAMP;
        String low = add(time ? "valid_from" : "low", type, recipe.low());
        String high = add(time ? "valid_to" : "high", type, recipe.high());
        if (recipe.order() != OrderKind.NONE) {
            Operator operator = recipe.order() == OrderKind.LESS ? Operator.LESS : Operator.LESS_OR_EQUAL;
            checks.add(new Condition.Ordered(low, operator, high));
        }
        return new Ends(low, high, recipe.bounds());
    }
}
