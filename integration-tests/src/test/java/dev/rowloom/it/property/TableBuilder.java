package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Recipe.OfCheck;
import dev.rowloom.it.property.Recipe.OfColumn;
import dev.rowloom.it.property.Recipe.OfKey;
import dev.rowloom.it.property.Recipe.OfLink;
import dev.rowloom.it.property.Recipe.OfOrder;
import dev.rowloom.it.property.Recipe.OfReference;
import dev.rowloom.it.property.Recipe.OfRule;
import dev.rowloom.it.property.Recipe.OfUnique;
import dev.rowloom.it.property.Recipe.Presence;
import dev.rowloom.it.property.Recipe.ReferenceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes one table of a recipe, given the tables before it. */
final class TableBuilder {

    private static final List<String> NAMES = List.of(
            "c",
            "name",
            "email",
            "status",
            "price",
            "code",
            "quantity",
            "city",
            "country",
            "phone",
            "url",
            "slug",
            "amount",
            "rating",
            "created_at",
            "updated_at",
            "first_name",
            "last_name",
            "description",
            "weight",
            "latitude",
            "sku",
            "currency",
            "birth_date",
            "discount",
            "zip",
            "token",
            "score",
            "is_active",
            "notes");
    private static final int WIDEST_KEY = 6;

    private final String name;
    private final List<TableModel> earlier;
    private final List<ColumnModel> columns = new ArrayList<>();
    private final List<String> primaryKey = new ArrayList<>();
    private final List<List<String>> uniques = new ArrayList<>();
    private final List<ForeignKeyModel> foreignKeys = new ArrayList<>();
    private final List<Condition> checks = new ArrayList<>();

    TableBuilder(String name, List<TableModel> earlier) {
        this.name = name;
        this.earlier = earlier;
    }

    TableModel build(Recipe.OfTable recipe) {
        addKey(recipe.key());
        recipe.columns().forEach(this::addColumn);
        recipe.orders().forEach(this::addOrder);
        recipe.references().forEach(this::addReference);
        recipe.rules().forEach(this::addRule);
        recipe.uniques().forEach(this::addUnique);
        return model();
    }

    private TableModel model() {
        return new TableModel(name, columns, primaryKey, uniques, foreignKeys, checks);
    }

    private void addKey(OfKey key) {
        List<OfColumn> own = key.columns();
        int parents = switch (key.kind()) {
            case SURROGATE, NATURAL, COMPOSITE -> 0;
            case SHARED, LINE -> 1;
            case JUNCTION -> 2;
            case TRIPLE -> 3;
        };
        if (parents > 0 && !earlier.isEmpty() && keyWidth(key, parents) <= WIDEST_KEY) {
            for (int i = 0; i < parents; i++) {
                TableModel parent = pick(earlier, key.parents().get(i));
                primaryKey.addAll(refer(parent, parent.primaryKey(), Presence.REQUIRED));
            }
            if (key.kind() == Recipe.KeyKind.LINE) {
                primaryKey.add(keyColumn(own.get(0), "line_no"));
            }
            return;
        }
        switch (key.kind()) {
            case NATURAL -> primaryKey.add(keyColumn(own.get(0), "code"));
            case COMPOSITE -> own.forEach(column -> primaryKey.add(keyColumn(column, "part")));
            default -> primaryKey.add(add("id", TypeModel.of(TypeModel.Kind.INT), Presence.REQUIRED));
        }
    }

    private int keyWidth(OfKey key, int parents) {
        return key.parents().subList(0, parents).stream()
                .mapToInt(parent -> pick(earlier, parent).primaryKey().size())
                .sum();
    }

    private String keyColumn(OfColumn recipe, String base) {
        TypeModel type = recipe.type().fitsKey() ? recipe.type() : TypeModel.of(TypeModel.Kind.INT);
        return addChecked(base, type, Presence.REQUIRED, recipe.check());
    }

    private void addColumn(OfColumn recipe) {
        addChecked(pick(NAMES, recipe.name()), recipe.type(), recipe.presence(), recipe.check());
    }

    private String addChecked(String base, TypeModel type, Presence presence, OfCheck check) {
        String column = add(base, type, presence);
        checks.addAll(CheckBuilder.checks(columns.get(columns.size() - 1), check));
        return column;
    }

    private String add(String base, TypeModel type, Presence presence) {
        Set<String> taken =
                new HashSet<>(columns.stream().map(ColumnModel::name).toList());
        String column = base;
        for (int i = 2; taken.contains(column); i++) {
            column = base + i;
        }
        columns.add(new ColumnModel(column, type, presence == Presence.NULLABLE));
        return column;
    }

    private List<String> refer(TableModel parent, List<String> key, Presence presence) {
        List<String> own = new ArrayList<>();
        for (String parentColumn : key) {
            own.add(add(
                    parent.name() + "_" + parentColumn,
                    parent.column(parentColumn).type(),
                    presence));
        }
        foreignKeys.add(new ForeignKeyModel(own, parent.name(), key));
        return own;
    }

    private void addReference(OfReference recipe) {
        boolean self = recipe.kind() == ReferenceKind.SELF || recipe.kind() == ReferenceKind.ONE_TO_ONE_SELF;
        if (!self && earlier.isEmpty()) {
            return;
        }
        TableModel parent = self ? model() : pick(earlier, recipe.parent());
        List<String> key = parent.primaryKey();
        List<List<String>> others = parent.uniques().stream()
                .filter(unique -> unique.stream()
                        .noneMatch(column -> parent.column(column).nullable()))
                .toList();
        if (recipe.toUnique() && !others.isEmpty()) {
            key = pick(others, recipe.parent());
        }
        if (key.size() > WIDEST_KEY / 2) {
            return;
        }
        List<String> own = refer(parent, key, recipe.presence());
        if (recipe.kind() == ReferenceKind.ONE_TO_ONE || recipe.kind() == ReferenceKind.ONE_TO_ONE_SELF) {
            uniques.add(own);
        }
    }

    private void addOrder(OfOrder recipe) {
        List<OfLink> links = new ArrayList<>();
        links.add(recipe.first());
        links.addAll(recipe.links());
        List<ColumnModel> chain = new ArrayList<>();
        List<Condition> ranges = new ArrayList<>();
        List<Condition> orders = new ArrayList<>();
        for (OfLink link : links) {
            add("step", recipe.type(), link.presence());
            chain.add(columns.get(columns.size() - 1));
            ranges.addAll(CheckBuilder.checks(chain.get(chain.size() - 1), link.check()));
            if (chain.size() > 1) {
                orders.add(order(
                        link,
                        chain.get(chain.size() - 2).name(),
                        chain.get(chain.size() - 1).name()));
            }
        }
        checks.addAll(orders);
        ranges.forEach(this::addIfSatisfiable);
    }

    /** Keeps the chain satisfiable even if none of its columns were null. */
    private void addIfSatisfiable(Condition range) {
        List<Condition> with = new ArrayList<>(checks);
        with.add(range);
        List<ColumnModel> required = columns.stream()
                .map(column -> new ColumnModel(column.name(), column.type(), false))
                .toList();
        if (new Room(new TableModel(name, required, primaryKey, uniques, foreignKeys, with)).isSatisfiable()) {
            checks.add(range);
        }
    }

    private static Condition order(OfLink link, String low, String high) {
        return switch (link.kind()) {
            case LESS -> new Condition.Ordered(low, Operator.LESS, high);
            case LESS_OR_EQUAL -> new Condition.Ordered(low, Operator.LESS_OR_EQUAL, high);
            case GREATER -> new Condition.Ordered(high, Operator.GREATER, low);
            case GREATER_OR_EQUAL -> new Condition.Ordered(high, Operator.GREATER_OR_EQUAL, low);
            case NULL_OR_LESS_OR_EQUAL ->
                Condition.any(
                        new Condition.Null(low),
                        new Condition.Null(high),
                        new Condition.Ordered(low, Operator.LESS_OR_EQUAL, high));
        };
    }

    private void addRule(OfRule recipe) {
        // the first row of a chain has no parent, and a parent that is referred to once may be taken
        List<String> optional = foreignKeys.stream()
                .filter(key -> uniques.stream().noneMatch(unique -> unique.containsAll(key.columns())))
                .map(key -> key.columns().get(0))
                .filter(column -> model().admitsNull(column))
                .toList();
        Condition check = new RuleBuilder(this::add, optional).check(recipe);
        if (check != null) {
            checks.add(check);
        }
    }

    private void addUnique(OfUnique recipe) {
        List<List<String>> units = new ArrayList<>();
        foreignKeys.stream().map(ForeignKeyModel::columns).forEach(units::add);
        columns.stream()
                .filter(column -> column.type().fitsKey())
                .filter(column -> !column.name().startsWith("step")
                        && !column.name().startsWith("rule")
                        && !model().isForeign(column.name()))
                .map(column -> List.of(column.name()))
                .forEach(units::add);
        if (units.isEmpty()) {
            return;
        }
        List<String> unique = new ArrayList<>(pick(units, recipe.first()));
        pick(units, recipe.second()).stream()
                .filter(column -> !unique.contains(column))
                .forEach(unique::add);
        Set<String> same = new HashSet<>(unique);
        boolean known = model().keys().stream().anyMatch(key -> same.equals(new HashSet<>(key)));
        if (!known && unique.size() <= WIDEST_KEY) {
            uniques.add(unique);
        }
    }

    static <T> T pick(List<T> from, int number) {
        return from.get(number % from.size());
    }
}
