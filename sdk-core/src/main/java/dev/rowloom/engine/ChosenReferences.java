package dev.rowloom.engine;

import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells which references may take another parent where a CHECK wants certain values of their keys: {@code CHECK (type <> 3 OR
 * ended_on IS NULL)}.
 */
final class ChosenReferences {

    private final TablePlanning planning;
    private final TableModel model;

    ChosenReferences(TablePlanning planning) {
        this.planning = planning;
        this.model = planning.model();
    }

    /** Returns whether nothing else depends on which parents a reference has. */
    boolean isChosen(int number) {
        TableModel.Reference reference = model.references().get(number);
        return number != model.owner()
                && !reference.isScoped()
                && planning.keys().assignment(Atom.reference(number)) == null
                && isFreeOfOthers(model, number)
                && !isSwitched(reference.foreignKey())
                && isCompared(model, reference.foreignKey());
    }

    /** Returns whether no other reference depends on the parents of one, which are those of a table that doesn't refer back. */
    static boolean isOpen(TableModel model, int number) {
        ForeignKey key = model.references().get(number).foreignKey();
        return isFreeOfOthers(model, number)
                && !refersBack(model.schema(), key.parentTable(), model.table().id());
    }

    /** Returns whether CHECKs with more than one way to pass, or predicates of keys, ask for certain parents. */
    static boolean isAsked(TableModel model, ForeignKey key) {
        return isTested(model, key) || isInPredicate(model, key);
    }

    private static boolean isInPredicate(TableModel model, ForeignKey key) {
        return model.table().uniqueKeys().stream()
                .map(UniqueKey::predicate)
                .anyMatch(predicate -> predicate != null && isCompared(predicate, key));
    }

    private static boolean isFreeOfOthers(TableModel model, int number) {
        List<String> own = model.references().get(number).foreignKey().columns();
        boolean avoided = IntStream.range(0, model.references().size())
                .mapToObj(model.unlike()::avoided)
                .anyMatch(other -> other != null && other == number);
        return !avoided
                && model.ordered().pairOf(number) == null
                && model.crossed().following(number) == null
                && model.crossed().led(number).isEmpty()
                && model.unlike().avoided(number) == null
                && model.confirmations().stream().noneMatch(it -> it.reference() == number)
                && model.references().stream()
                        .noneMatch(other -> other.shared().stream().anyMatch(own::contains));
    }

    /** Returns whether rows are told apart by the parents they have, to find those that meet the predicate of a key. */
    private boolean isSwitched(ForeignKey key) {
        List<Integer> own = key.columns().stream().map(model::position).toList();
        return IntStream.range(0, model.columns().size())
                .mapToObj(planning.keys()::switching)
                .anyMatch(it -> it != null
                        && (own.contains(it.column()) || it.columns().stream().anyMatch(own::contains)));
    }

    /** Returns whether a CHECK compares the columns of a foreign key with constants, so that parents have to be chosen by it. */
    static boolean isCompared(TableModel model, ForeignKey key) {
        return isTested(model, key)
                || model.table().checks().stream().anyMatch(check -> reads(check.condition(), key))
                        && refersBack(
                                model.schema(), key.parentTable(), model.table().id());
    }

    /** Returns the same, of CHECKs with more than one way to pass. */
    static boolean isTested(TableModel model, ForeignKey key) {
        return model.domains().conditions().stream()
                .map(TableDomains.Condition::expression)
                .anyMatch(condition -> isCompared(condition, key));
    }

    /** Returns whether a table's rows come from another's, so that they are not all there to choose from when planning. */
    static boolean refersBack(Schema schema, String from, String to) {
        return refersBack(schema, from, to, new HashSet<>());
    }

    private static boolean refersBack(Schema schema, String from, String to, Set<String> seen) {
        return from.equals(to)
                || seen.add(from)
                        && schema.table(from).stream()
                                .flatMap(table -> table.foreignKeys().stream())
                                .anyMatch(key -> refersBack(schema, key.parentTable(), to, seen));
    }

    private static boolean isCompared(Expression condition, ForeignKey key) {
        List<String> columns = condition.columns();
        if (columns.isEmpty() || columns.stream().noneMatch(key.columns()::contains)) {
            return false;
        } else if (condition instanceof Expression.And || condition instanceof Expression.Or) {
            return condition.children().anyMatch(part -> isCompared(part, key));
        }
        return reads(condition, key);
    }

    private static boolean reads(Expression condition, ForeignKey key) {
        List<String> columns = condition.columns();
        return !columns.isEmpty() && key.columns().containsAll(columns) && !isNullTest(condition);
    }

    private static boolean isNullTest(Expression condition) {
        return condition instanceof Expression.IsNull
                || condition instanceof Expression.Not not && not.operand() instanceof Expression.IsNull;
    }
}
