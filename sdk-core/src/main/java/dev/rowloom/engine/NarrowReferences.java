package dev.rowloom.engine;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.NormalForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what types and CHECKs of a table ask of the keys that its foreign keys take. */
final class NarrowReferences {

    private final TableModel model;
    private final TableModel.Reference reference;
    private final TableModel parent;

    NarrowReferences(TableModel model, TableModel.Reference reference, TableModel parent) {
        this.model = model;
        this.reference = reference;
        this.parent = parent;
    }

    /**
     * Returns the conditions on the parents.
     *
     * @param parents how many there are
     */
    List<ParentFilter> filters(long parents) {
        List<ParentFilter> found = new ArrayList<>();
        ForeignKey key = reference.foreignKey();
        for (int i = 0; i < key.columns().size(); i++) {
            Column child = model.table().column(key.columns().get(i)).orElseThrow();
            Column referred = model.parentColumn(key, key.parentColumns().get(i));
            if (!reference.shared().contains(child.name()) && isNarrower(child.type(), referred.type(), parents)) {
                found.add(new ParentFilter.OfType(
                        "foreign key " + key.describe(),
                        new int[] {parent.position(key.parentColumns().get(i))},
                        child.type()));
            }
        }
        for (List<String> part : ReferenceParts.of(model, model.references().indexOf(reference))) {
            int[] positions = TableModel.inParent(key, part).stream()
                    .mapToInt(parent::position)
                    .toArray();
            found.add(new ParentFilter.OfEach("unique key (" + String.join(", ", part) + ")", positions));
        }
        for (String referred : key.parentColumns()) {
            // of a column whose values run out some rows are null
            if (parent.isNullable(referred)) {
                found.add(new ParentFilter.OfPresence(
                        "foreign key " + key.describe(), new int[] {parent.position(referred)}));
            }
        }
        for (Check check : model.table().checks()) {
            for (Expression conjunct : NormalForm.conjuncts(model.table(), check.condition())) {
                Condition condition = isAbout(conjunct) && !isHarmless(conjunct) ? compile(conjunct) : null;
                if (condition != null) {
                    found.add(filter(check, conjunct.columns(), condition));
                }
            }
        }
        return found;
    }

    private ParentFilter filter(Check check, List<String> columns, Condition condition) {
        int[] cells = new int[model.table().columns().size()];
        Arrays.fill(cells, -1);
        for (int i = 0; i < columns.size(); i++) {
            cells[model.table().position(columns.get(i))] = i;
        }
        int[] positions = TableModel.inParent(reference.foreignKey(), columns).stream()
                .mapToInt(parent::position)
                .toArray();
        return new ParentFilter.OfCheck("CHECK (" + check.sql() + ")", cells, positions, condition);
    }

    /** Returns whether a condition reads columns of the foreign key, and no others. */
    private boolean isAbout(Expression condition) {
        List<String> columns = condition.columns();
        return !columns.isEmpty()
                && !reference.self()
                && reference.foreignKey().columns().containsAll(columns)
                && columns.stream().noneMatch(reference.shared()::contains);
    }

    /** Returns the condition, or null where it can't be evaluated whole. */
    private @Nullable Condition compile(Expression condition) {
        Condition.Compilation compiled =
                Condition.compile(model.table(), model.schema().dialect(), condition);
        return compiled.isComplete() ? compiled.condition() : null;
    }

    /** Returns whether all keys satisfy a condition, since they count up from a number that does. */
    private boolean isHarmless(Expression condition) {
        List<String> columns = condition.columns();
        boolean left = model.domains().conditions().stream()
                .anyMatch(it -> it.expression().equals(condition));
        if (columns.size() != 1 || left) {
            return false;
        }
        String referred = TableModel.inParent(reference.foreignKey(), columns).get(0);
        var allowed = model.domains().column(columns.get(0)).numbers();
        return TableReferences.ruleOf(parent.blueprint(), referred)
                        instanceof dev.rowloom.blueprint.Rule.Sequence sequence
                && sequence.step() > 0
                && allowed != null
                && !allowed.hasGaps()
                && allowed.contains(sequence.start())
                && allowed.max() >= Integer.MAX_VALUE;
    }

    private static boolean isNarrower(DataType child, DataType parent, long parents) {
        BigDecimal most = greatest(child);
        if (most != null) {
            BigDecimal ofParent = greatest(parent);
            boolean less = ofParent == null ? isNumber(parent) : most.compareTo(ofParent) < 0;
            return less && BigDecimal.valueOf(parents).compareTo(most) > 0;
        }
        return child instanceof DataType.TextType narrow
                && parent instanceof DataType.TextType wide
                && narrow.maxLength() < wide.maxLength();
    }

    private static boolean isNumber(DataType type) {
        return type instanceof DataType.IntegerType || type instanceof DataType.DecimalType;
    }

    /** Returns the greatest number of a type, or null where it is none or has none. */
    private static @Nullable BigDecimal greatest(DataType type) {
        if (type instanceof DataType.IntegerType whole) {
            return BigDecimal.valueOf(whole.max());
        }
        return type instanceof DataType.DecimalType decimal && decimal.precision() > 0
                ? BigDecimal.ONE
                        .movePointRight(decimal.precision() - decimal.scale())
                        .subtract(BigDecimal.ONE)
                : null;
    }
}
