package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the columns and references that take part in keys, each by itself. */
final class KeyAtoms {

    /** A column with so many values may differ in all rows rather than have each row refer to the row before it. */
    static final long MANY = 30_000;

    private final TableModel model;
    private final IntFunction<@Nullable Distinct> distinct;
    private final IntFunction<ColumnContext> contexts;

    /**
     * Makes the view.
     *
     * @param distinct gives the numbered values of the column at a position, or null where it has none
     * @param contexts gives what is known of the column at a position
     */
    KeyAtoms(TableModel model, IntFunction<@Nullable Distinct> distinct, IntFunction<ColumnContext> contexts) {
        this.model = model;
        this.distinct = distinct;
        this.contexts = contexts;
    }

    /** Returns whether all of its parents are there for a reference to choose. */
    boolean isFree(Atom atom) {
        return !atom.isReference() || !model.references().get(atom.reference()).isScoped();
    }

    boolean isNullable(Atom atom) {
        return atom.isReference()
                ? model.isNullable(model.references().get(atom.reference()))
                : model.isNullable(model.columns().get(atom.column()).name());
    }

    /** Returns the names of its columns. */
    Stream<String> columns(Atom atom) {
        return atom.isReference()
                ? model.references().get(atom.reference()).foreignKey().columns().stream()
                : Stream.of(model.columns().get(atom.column()).name());
    }

    /** Returns whether it has the same value in every row. */
    boolean isConstant(Atom atom) {
        boolean mayVary = atom.isReference() || isAlwaysNull(atom.column());
        Distinct values = mayVary ? null : distinct.apply(atom.column());
        return values != null
                && values.space() == 1
                && !model.isNullable(model.columns().get(atom.column()).name());
    }

    /** Returns whether its rule gives values of which none comes twice. */
    boolean isAscending(Atom atom) {
        if (atom.isReference()) {
            return false;
        }
        Rule rule = ruleOf(atom);
        return rule instanceof Rule.Sequence || rule instanceof Rule.Uuid;
    }

    /** Returns whether a column can number the children of each owner. */
    boolean isLineNumber(Atom atom) {
        Column column = model.columns().get(atom.column());
        LongDomain numbers = model.domains().column(column.name()).numbers();
        boolean listed = numbers != null && numbers.hasGaps();
        return column.type() instanceof DataType.IntegerType && !listed && !(ruleOf(atom) instanceof Rule.Values);
    }

    /** Returns whether it says in which city, region, country or postal district the row is. */
    boolean isWhere(Atom atom) {
        return !atom.isReference()
                && ruleOf(atom) instanceof Rule.About about
                && about.subject() == Subject.PLACE
                && PlaceTable.Fact.of(about.part()) != null;
    }

    /** Returns whether it says anything of the place where the row is. */
    boolean isOfPlace(Atom atom) {
        return !atom.isReference() && ruleOf(atom) instanceof Rule.About about && about.subject() == Subject.PLACE;
    }

    /** Returns whether it names the city or region where the row is. */
    boolean isNamedPlace(Atom atom) {
        return isOfPlace(atom)
                && ruleOf(atom) instanceof Rule.About about
                && List.of("city", "region").contains(about.part());
    }

    boolean isLarge(Atom atom) {
        if (atom.isReference()) {
            return false;
        }
        Distinct values = distinct.apply(atom.column());
        return values != null && values.isLarge();
    }

    /** Returns whether its values can be numbered: all but those of a caller's own function. */
    boolean isNumbered(Atom atom) {
        return atom.isReference() || distinct.apply(atom.column()) != null;
    }

    /** Returns whether it is no reference of a table to itself. */
    boolean isNotSelf(Atom atom) {
        return !atom.isReference() || !model.references().get(atom.reference()).self();
    }

    boolean hasMany(Atom atom) {
        return !atom.isReference() && space(atom) >= MANY;
    }

    /** Returns how many values come first: of a reference, which has as many as its parents, one. */
    long preferred(Atom atom) {
        Distinct values = atom.isReference() ? null : distinct.apply(atom.column());
        return values == null ? 1 : values.preferred();
    }

    /** Returns how many values there are; {@link #MANY} of a reference. */
    long space(Atom atom) {
        if (atom.isReference()) {
            // as many as the parent has rows, which is more than a short list of values
            return MANY;
        }
        Distinct values = distinct.apply(atom.column());
        return values == null ? 0 : values.space();
    }

    /** Returns whether the column at a position is null in every row. */
    boolean isAlwaysNull(int position) {
        return contexts.apply(position).rule() instanceof Rule.Constant constant && constant.value() == null;
    }

    private Rule ruleOf(Atom atom) {
        String name = model.columns().get(atom.column()).name();
        return Objects.requireNonNull(model.blueprint().columns().get(name)).rule();
    }
}
