package dev.rowloom.validation.internal;

import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Exclusion;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.UniqueKey.NullComparison;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Value;
import dev.rowloom.schema.internal.domain.Units;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.internal.KeyRule.Clash;
import dev.rowloom.validation.internal.KeyRule.NullRule;
import dev.rowloom.validation.internal.KeyRule.Restriction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles the keys of a table, and the columns that foreign keys refer to. */
final class KeyRules {

    private final Dialect dialect;
    private final Table table;
    private final List<KeyRule> rules = new ArrayList<>();
    private final List<NamedRule> plain = new ArrayList<>();
    private final List<NotChecked> notChecked = new ArrayList<>();

    private record NamedRule(List<String> columns, KeyRule rule) {}

    /** Compiles the table's own keys. */
    KeyRules(Dialect dialect, Table table) {
        this.dialect = dialect;
        this.table = table;
        table.uniqueKeys().forEach(this::add);
        table.exclusions().forEach(this::add);
    }

    List<KeyRule> rules() {
        return rules;
    }

    /** Returns the keys that could not be compiled. */
    List<NotChecked> notChecked() {
        return notChecked;
    }

    /**
     * A key that foreign keys refer to.
     *
     * @param columns its columns in the order of the parts
     * @param rule the key
     */
    record Referred(List<String> columns, KeyRule rule) {}

    /** Returns the key that some columns are, in whatever order; null where one of them can't be evaluated. */
    @Nullable
    Referred referred(List<String> columns) {
        Set<String> wanted = new LinkedHashSet<>(columns);
        for (NamedRule own : plain) {
            if (own.columns().size() == columns.size() && wanted.containsAll(own.columns())) {
                return new Referred(own.columns(), own.rule());
            }
        }
        List<KeyPart> parts = new ArrayList<>();
        for (String column : columns) {
            KeyPart part = part(dialect, table, UniqueKey.Part.column(column));
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        String name = "(" + String.join(", ", columns) + ")";
        KeyRule rule = new KeyRule(name, parts, RowRules.positions(table, columns), Restriction.NONE, null);
        rules.add(rule);
        plain.add(new NamedRule(List.copyOf(columns), rule));
        return new Referred(List.copyOf(columns), rule);
    }

    /** Compiles a part of a key; null where it can't be evaluated. */
    static @Nullable KeyPart part(Dialect dialect, Table table, UniqueKey.Part part) {
        Value value = Value.compile(table, dialect, part.expression()).value();
        return value == null
                ? null
                : new KeyPart(value, part.prefixLength(), new Likeness(value.equality()), step(dialect, table, part));
    }

    private static long step(Dialect dialect, Table table, UniqueKey.Part part) {
        String name = part.column();
        return name == null || dialect.expressionRules().has(Feature.DYNAMIC_TYPES)
                ? 1
                : table.column(name)
                        .map(Column::type)
                        .filter(type -> type instanceof DataType.TimestampType || type instanceof DataType.TimeType)
                        .map(Units::granularity)
                        .orElse(1L);
    }

    private void add(UniqueKey key) {
        boolean primary = key.kind() == UniqueKey.Kind.PRIMARY;
        String words = primary ? "PRIMARY KEY" : "UNIQUE";
        KeyRule rule = compile(key, words, primary ? FindingKind.PRIMARY_KEY : FindingKind.UNIQUE);
        boolean whole =
                key.isPlain() && key.parts().stream().allMatch(part -> part.prefixLength() == DataType.UNLIMITED);
        if (rule != null && whole) {
            plain.add(new NamedRule(key.columns(), rule));
        }
    }

    private void add(Exclusion exclusion) {
        String description = (exclusion.name() == null ? "" : exclusion.name() + " ") + "EXCLUDE";
        if (!exclusion.elements().stream()
                .allMatch(element -> element.operator().equals("="))) {
            notChecked.add(new NotChecked(table.id(), description, "only equality is compared between rows"));
            return;
        }
        List<UniqueKey.Part> parts = exclusion.elements().stream()
                .map(element -> new UniqueKey.Part(element.expression(), DataType.UNLIMITED))
                .toList();
        compile(
                new UniqueKey(
                        exclusion.name(),
                        UniqueKey.Kind.UNIQUE_CONSTRAINT,
                        parts,
                        NullComparison.DISTINCT,
                        exclusion.predicate()),
                "EXCLUDE",
                FindingKind.EXCLUSION);
    }

    private @Nullable KeyRule compile(UniqueKey key, String words, FindingKind kind) {
        List<String> columns = columns(key);
        String description = (key.name() == null ? "" : key.name() + " ") + words + " (" + String.join(", ", columns)
                + (key.isPlain() ? ")" : " and an expression or condition)");
        List<KeyPart> parts = new ArrayList<>();
        for (UniqueKey.Part part : key.parts()) {
            KeyPart compiled = part(dialect, table, part);
            if (compiled == null) {
                String reason = Value.compile(table, dialect, part.expression()).unsupported();
                notChecked.add(new NotChecked(table.id(), description, String.valueOf(reason)));
                return null;
            }
            parts.add(compiled);
        }
        Condition predicate = null;
        if (key.predicate() != null) {
            Condition.Compilation compiled = Condition.compile(table, dialect, key.predicate());
            if (!compiled.isComplete()) {
                notChecked.add(new NotChecked(table.id(), description, String.join("; ", compiled.unsupported())));
                return null;
            }
            predicate = compiled.condition();
        }
        NullRule nulls = key.nulls() == NullComparison.DISTINCT ? NullRule.LEFT_OUT : NullRule.COMPARED;
        KeyRule rule = new KeyRule(
                description,
                parts,
                RowRules.positions(table, columns),
                new Restriction(nulls, predicate),
                clash(key, new Label(kind, description, columns)));
        rules.add(rule);
        return rule;
    }

    private record Label(FindingKind kind, String description, List<String> columns) {}

    private Clash clash(UniqueKey key, Label label) {
        Problem sure = new Problem(
                Severity.ERROR,
                label.kind(),
                table.id(),
                key.name(),
                label.columns(),
                table.id() + " has rows with the same key by " + label.description()
                        + "; give each row a key of its own, or leave all but one out");
        Problem possible = sure.as(
                Severity.POSSIBLE,
                table.id() + " has rows with keys that the database may take for the same by " + label.description()
                        + ", as its collation has it with letter case, accents and spaces at the end"
                        + "; use keys that differ in more than these");
        Problem failed = sure.as(
                Severity.ERROR,
                table.id() + " has rows for which the database can't compute " + label.description()
                        + "; change the values of " + String.join(", ", label.columns()));
        return new Clash(sure, possible, failed);
    }

    private List<String> columns(UniqueKey key) {
        Stream<Expression> read =
                Stream.concat(key.parts().stream().map(UniqueKey.Part::expression), Stream.ofNullable(key.predicate()));
        return read.flatMap(expression -> expression.columns().stream())
                .distinct()
                .filter(name -> table.column(name).map(Column::name).isPresent())
                .toList();
    }
}
