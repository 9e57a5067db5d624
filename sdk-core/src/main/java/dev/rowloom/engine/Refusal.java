package dev.rowloom.engine;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a table can have no row: the database has no place for any, or its CHECKs contradict each other.
 *
 * @param constraint the constraints at fault
 * @param reason what they do, as a clause
 * @param remedy what helps, as the beginning of a sentence
 */
record Refusal(String constraint, String reason, String remedy) {

    /** Returns why the table's DDL admits no row, or null where it may admit some. */
    static @Nullable Refusal of(TableModel model, ColumnOrders orders) {
        if (model.table().refusal().isPresent()) {
            String key = "partition key (" + model.table().refusal().get() + ")";
            return new Refusal(key, "its " + key + " admits no row", "Declare a partition");
        }
        for (TableDomains.Condition condition : model.domains().conditions()) {
            if (isFalse(model, condition.expression())) {
                return contradiction(model, List.of(condition.check()), "false in every row");
            }
        }
        Refusal ofColumn = model.columns().stream()
                .filter(column -> isImpossible(model, orders, column))
                .findFirst()
                .map(column -> impossible(model, orders, column))
                .orElse(null);
        return ofColumn != null ? ofColumn : ofSeveral(model);
    }

    private static @Nullable Refusal ofSeveral(TableModel model) {
        List<Check> checks = new Contradictions(model).find();
        if (checks.isEmpty()) {
            return null;
        }
        String columns = checks.stream()
                .flatMap(check -> check.condition().columns().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return contradiction(model, checks, "columns " + columns + " without values");
    }

    /** Returns whether a column has to have a value and its constraints leave none. */
    static boolean isImpossible(TableModel model, ColumnOrders orders, Column column) {
        ColumnDomain domain = orders.domain(column.name());
        return domain.isEmpty()
                && model.referenceOf(model.position(column.name())) == null
                && !model.isSevered(column.name())
                && !model.isNullable(column.name());
    }

    private static boolean isFalse(TableModel model, Expression condition) {
        if (condition instanceof Expression.IsNull test
                && test.operand() instanceof Expression.ColumnReference reference) {
            return model.table()
                    .column(reference.column())
                    .filter(column -> !column.isNullable())
                    .isPresent();
        }
        return condition.equals(new Expression.Literal(false));
    }

    private static Refusal impossible(TableModel model, ColumnOrders orders, Column column) {
        List<Check> checks = checksOf(model, orders, column.name());
        boolean dated = column.type() instanceof DataType.DateType || column.type() instanceof DataType.TimestampType;
        // no CHECK of these years is known but by mistake
        String type = dated ? column.declaredType() : Described.type(column);
        String what = "column " + column.name() + " " + type + " without a value";
        if (checks.isEmpty()) {
            String declared = "type of column " + column.name() + " " + column.declaredType();
            return new Refusal(declared, "the " + declared + " has no value", "Give the type values");
        }
        return contradiction(model, checks, what);
    }

    private static Refusal contradiction(TableModel model, List<Check> checks, String what) {
        String list = checks.stream().map(CheckLedger::describe).collect(Collectors.joining(" with "));
        boolean always = what.startsWith("false");
        return new Refusal(
                list,
                always ? "its " + list + " is " + what : "its " + list + " leaves " + what,
                (checks.size() == 1 ? "Correct the CHECK" : "Correct the CHECKs") + " of "
                        + model.table().id());
    }

    /** The CHECKs on the column; on those that it is compared with too, unless it has no value by itself. */
    private static List<Check> checksOf(TableModel model, ColumnOrders orders, String name) {
        Set<String> columns = new LinkedHashSet<>(List.of(name));
        boolean grown = !model.domains().column(name).isEmpty();
        while (grown) {
            grown = false;
            for (TableDomains.ColumnOrder order : orders.held()) {
                if (columns.contains(order.lower()) || columns.contains(order.upper())) {
                    grown |= columns.addAll(List.of(order.lower(), order.upper()));
                }
            }
        }
        List<Check> conditions = model.domains().notChecked();
        return model.table().checks().stream()
                .filter(check -> !check.condition().columns().isEmpty())
                .filter(check -> columns.containsAll(check.condition().columns()))
                .filter(check -> !conditions.contains(check))
                .distinct()
                .toList();
    }
}
