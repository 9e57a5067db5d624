package dev.rowloom.validation.internal;

import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.internal.ReferenceRule.Form;
import dev.rowloom.validation.internal.ReferenceRule.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the foreign keys of a table. */
final class ReferenceRules {

    private final Dialect dialect;
    private final Table table;
    private final List<NotChecked> notChecked = new ArrayList<>();

    ReferenceRules(Dialect dialect, Table table) {
        this.dialect = dialect;
        this.table = table;
    }

    /** Returns the foreign keys that could not be compiled. */
    List<NotChecked> notChecked() {
        return notChecked;
    }

    void notChecked(ForeignKey key, String reason) {
        notChecked.add(new NotChecked(table.id(), description(key), reason));
    }

    private static String description(ForeignKey key) {
        return (key.name() == null ? "" : key.name() + " ") + "FOREIGN KEY " + key.describe();
    }

    /** Returns a foreign key compiled, or null where it can't be evaluated. */
    @Nullable
    ReferenceRule compile(ForeignKey key, Table parent, KeyRules parentKeys) {
        KeyRules.Referred referred = parentKeys.referred(key.parentColumns());
        List<KeyPart> parts = new ArrayList<>();
        List<Form> forms = new ArrayList<>();
        List<String> order = referred == null ? List.of() : referred.columns();
        for (String column : order) {
            String own = key.columns().get(key.parentColumns().indexOf(column));
            KeyPart part = KeyRules.part(dialect, table, UniqueKey.Part.column(own));
            if (part == null) {
                break;
            }
            parts.add(part);
            forms.add(form(parent.column(column).orElseThrow()));
        }
        if (referred == null || parts.size() < order.size()) {
            notChecked(key, "a column of it has a type whose values can't be compared");
            return null;
        }
        return new ReferenceRule(
                description(key),
                key,
                parts,
                RowRules.positions(table, key.columns()),
                referred.rule(),
                forms,
                problems(key, parent));
    }

    private Form form(Column parent) {
        if (!dialect.expressionRules().has(Feature.DYNAMIC_TYPES)) {
            return Form.AS_IS;
        }
        return NumberTest.tests(parent.type())
                ? Form.NUMBER
                : parent.type() instanceof DataType.TextType ? Form.TEXT : Form.AS_IS;
    }

    private Problems problems(ForeignKey key, Table parent) {
        // with a PERIOD, a range is within others
        boolean ranges = key.parentColumns().stream()
                .map(column -> parent.column(column).map(Column::type).orElse(null))
                .anyMatch(DataType.RangeType.class::isInstance);
        String remedy = "; add the rows of " + parent.id() + ", or refer to rows that are there";
        Problem dangling = new Problem(
                ranges ? Severity.POSSIBLE : Severity.ERROR,
                FindingKind.FOREIGN_KEY,
                table.id(),
                key.name(),
                key.columns(),
                table.id() + " refers to rows of " + parent.id() + " that are not there by " + description(key)
                        + remedy);
        Problem possible = dangling.as(
                Severity.POSSIBLE,
                table.id() + " refers to rows of " + parent.id() + " that may not be there by " + description(key)
                        + ", since keys there are supplied by the database, were not read, or differ in letter case,"
                        + " accents or spaces at the end" + remedy);
        return new Problems(dangling, possible);
    }
}
