package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that planning works out about one table before row counts are known. */
final class TablePlanning {

    private final TableModel model;
    private final Set<String> nullRates;
    private final ColumnContext[] contexts;
    private final Words words;
    private final Subjects subjects;
    private final TextRules texts;
    private final DistinctValues distinctValues;
    private final Map<Integer, Distinct> distinct = new HashMap<>();
    private final ColumnOrders orders;
    private final KeyPlan keys;
    private final CheckPlanning checks;
    private final @Nullable Refusal refusal;

    /**
     * Works a table out.
     *
     * @param carriers says how the cells of a column are held
     */
    TablePlanning(PlanRequest request, TableModel model, Carriers carriers, Words words, Streams streams) {
        this.nullRates = request.nullRates();
        this.words = words;
        this.model = model;
        this.subjects = new Subjects(words, streams, model);
        SubjectRules subjectRules = new SubjectRules(words, subjects);
        this.texts = new TextRules(words, subjectRules, model::position);
        this.distinctValues = new DistinctValues(words, subjectRules, texts);
        this.orders = new ColumnOrders(model, carriers);
        this.refusal = Refusal.of(model, orders);
        this.contexts = new ColumnContext[model.columns().size()];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = PatternValues.listed(context(i, carriers, streams));
        }
        RuleCircles.check(this);
        fitTexts();
        this.keys = new KeyPlanner(model, this::distinctOrNull, this::context).plan();
        this.checks = new CheckPlanning(this, request.schema().dialect());
    }

    /** Returns the word lists of the plan. */
    Words words() {
        return words;
    }

    private ColumnContext context(int position, Carriers carriers, Streams streams) {
        Column column = withIndexEquality(model.columns().get(position));
        // of a table that gets no row, any value will do
        ColumnDomain domain = Refusal.isImpossible(model, orders, column)
                ? ColumnDomain.of(column.type(), false)
                : orders.domain(column.name());
        Carriers.Carrier carrier = carriers.of(model.table().id(), column.name());
        ColumnBlueprint blueprint =
                Objects.requireNonNull(model.blueprint().columns().get(column.name()));
        boolean nullable = model.isNullable(column.name());
        boolean asked = blueprint.origin() == Origin.USER
                || nullRates.contains(model.table().id() + "." + column.name());
        if (!nullable && blueprint.nullRate() > 0 && asked) {
            throw new UsageException("the null rate of column " + model.table().id() + "." + column.name() + " is "
                    + blueprint.nullRate() + ", but it takes no null: it is NOT NULL, a CHECK says so, a foreign key"
                    + " refers to it, or nulls are equal to a unique key; set it to 0");
        }
        blueprint = with(blueprint, rule(column, domain, blueprint.rule()));
        RuleCheck.check(model.table().id() + "." + column.name(), blueprint.rule());
        domain = new ColumnDomain(
                domain.numbers(), domain.values(), domain.excluded(), domain.minLength(), domain.maxLength(), nullable);
        return new ColumnContext(
                model.table(),
                column,
                blueprint,
                domain,
                carrier.encoding(),
                carrier.scale(),
                position,
                nullable ? blueprint.nullRate() : 0,
                model.blueprint().id(),
                streams,
                words.times());
    }

    /** Where CHECKs want texts of a pattern, a rule that was inferred and writes others gives way. */
    private void fitTexts() {
        TextTests tests = new TextTests(this);
        LongTests longs = new LongTests(this, tests);
        for (int i = 0; i < contexts.length; i++) {
            String name = contexts[i].column().name();
            List<Expression> alone = model.domains().conditions().stream()
                    .map(TableDomains.Condition::expression)
                    .filter(condition -> condition.columns().equals(List.of(name)))
                    .toList();
            if (!alone.isEmpty() && model.referenceOf(i) == null) {
                boolean keyed = model.table().uniqueKeys().stream()
                        .anyMatch(key -> KeyExpressions.columnsOf(key).contains(name));
                contexts[i] = longs.fitted(contexts[i], alone, keyed);
                contexts[i] = keyed ? tests.fitted(contexts[i], alone, 1) : tests.fitted(contexts[i], alone);
            }
        }
    }

    /** Returns a column's blueprint with another rule. */
    static ColumnBlueprint with(ColumnBlueprint column, Rule rule) {
        return rule.equals(column.rule())
                ? column
                : new ColumnBlueprint(
                        column.id(),
                        rule,
                        column.nullRate(),
                        column.format(),
                        column.meaning(),
                        column.confidence(),
                        column.reason(),
                        column.origin());
    }

    /** Returns the rule of a column as far as its constraints admit it. */
    private Rule rule(Column column, ColumnDomain domain, Rule rule) {
        boolean free = model.referenceOf(model.position(column.name())) == null;
        if (model.isSevered(column.name())) {
            return new Rule.Constant(null);
        }
        if (free && domain.isEmpty() && model.isNullable(column.name())) {
            return new Rule.Constant(null);
        }
        if (free && rule instanceof Rule.Reference && isKey(column)) {
            return ownKey(column, rule);
        }
        if (isKey(column) && rule instanceof Rule.Computed computed) {
            return computed.otherwise();
        } else if (isKey(column) && rule instanceof Rule.When when) {
            return when.otherwise();
        } else if (isKey(column) && rule instanceof Rule.Path path) {
            return path.otherwise();
        } else if (isKey(column) && (rule instanceof Rule.Walk || rule instanceof Rule.Previous)) {
            return rule instanceof Rule.Walk walk ? walk.otherwise() : new Rule.Database();
        }
        Rule numbered = new KeyedOrders(model).rule(column);
        Rule document = numbered == null && free ? new DocumentFields(model).rule(column) : null;
        if (numbered != null) {
            return numbered;
        } else if (document != null) {
            return document;
        }
        // a CHECK that has it the other way round has the last word
        boolean reversed = rule instanceof Rule.After after && orders.isBelow(column.name(), after.column());
        return reversed ? new Rule.Database() : rule;
    }

    private boolean isKey(Column column) {
        return model.table().uniqueKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    /** A key that takes its values from itself, by way of others, makes them. */
    private static Rule ownKey(Column column, Rule rule) {
        if (column.type() instanceof DataType.IntegerType) {
            return new Rule.Sequence(1, 1);
        }
        return column.type() instanceof DataType.UuidType ? new Rule.Uuid() : rule;
    }

    /** A unique index over {@code lower(x)} makes texts equal that differ in case only. */
    private Column withIndexEquality(Column column) {
        if (!(column.type() instanceof DataType.TextType text)) {
            return column;
        }
        boolean folded = model.table().uniqueKeys().stream()
                .flatMap(key -> key.parts().stream())
                .map(UniqueKey.Part::expression)
                .anyMatch(part -> !(part instanceof Expression.ColumnReference)
                        && part.columns().contains(column.name()));
        return folded
                ? column.toBuilder()
                        .type(
                                new DataType.TextType(
                                        text.maxLength(),
                                        text.unit(),
                                        text.padding(),
                                        text.equality().coarser(TextEquality.COARSE)),
                                column.declaredType())
                        .build()
                : column;
    }

    TableModel model() {
        return model;
    }

    ColumnContext context(int position) {
        return contexts[position];
    }

    /** Has a column take another rule, of the same values. */
    void take(int position, Rule.Values rule) {
        ColumnContext column = contexts[position];
        contexts[position] = column.with(column.domain(), rule, column.nullRate());
    }

    /** Has a column do without the other values that its rule reads. */
    void giveWay(int position) {
        ColumnContext column = contexts[position];
        if (column.rule() instanceof Rule.About place) {
            subjects.loosen(place.group());
            contexts[position] = column.with(column.domain(), place.within(List.of()), column.nullRate());
            return;
        }
        Rule rule = column.rule() instanceof Rule.Computed computed
                ? computed.otherwise()
                : column.rule() instanceof Rule.Walk walk
                        ? walk.otherwise()
                        : column.rule() instanceof Rule.Path path ? path.otherwise() : new Rule.Database();
        contexts[position] = column.with(column.domain(), rule, column.nullRate());
    }

    /** Returns why the table can have no row, or null where it may have some. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    Subjects subjects() {
        return subjects;
    }

    TextRules texts() {
        return texts;
    }

    ColumnOrders orders() {
        return orders;
    }

    KeyPlan keys() {
        return keys;
    }

    CheckPlanning checks() {
        return checks;
    }

    /** Returns the numbered values of a column that has some. */
    Distinct distinct(int position) {
        Distinct found = distinctOrNull(position);
        if (found == null) {
            throw new IllegalStateException(contexts[position].name() + " has no numbered values");
        }
        return found;
    }

    private @Nullable Distinct distinctOrNull(int position) {
        Distinct known = distinct.get(position);
        if (known == null) {
            Distinct named = NamedPages.of(contexts[position], limit(position), model, words);
            known = named != null ? named : distinctValues.of(contexts[position], limit(position), step(position));
            if (known != null) {
                distinct.put(position, known);
            }
        }
        return known;
    }

    /** Returns the length within which texts have to differ: a key may look at a prefix only. */
    private TextLimit limit(int position) {
        ColumnContext column = contexts[position];
        int prefix = told(column).mapToInt(KeyExpressions.Told::prefix).min().orElse(DataType.UNLIMITED);
        TextLimit limit = column.limit();
        return new TextLimit(Math.min(prefix, limit.maxChars()), limit.maxBytes());
    }

    private Stream<KeyExpressions.Told> told(ColumnContext column) {
        return model.keys().stream()
                .flatMap(key -> KeyExpressions.told(model.table(), key).stream())
                .filter(told -> told.column().equals(column.column().name()));
    }

    /** Returns whether a key looks at a part of a column of text only. */
    boolean isCutByKeys(int position) {
        return told(contexts[position]).anyMatch(it -> it.prefix() < DataType.UNLIMITED);
    }

    /** Returns whether type and CHECKs of a column admit a text in every row. */
    boolean admits(int position, String text) {
        ColumnContext column = contexts[position];
        String name = column.column().name();
        return TextRules.admits(column, text)
                && model.domains().conditions().stream()
                        .map(TableDomains.Condition::expression)
                        .filter(condition -> condition.columns().contains(name))
                        .allMatch(condition -> admits(condition, name, text));
    }

    private boolean admits(Expression condition, String name, String text) {
        Condition compiled = checks.conditions().compilation(condition).condition();
        int at = model.table().position(name);
        return condition.columns().size() == 1
                && checks.conditions().compilation(condition).isComplete()
                && compiled != null
                && compiled.test(position -> position == at ? text : null) != Truth.FALSE;
    }

    /** Returns of how many units values have to differ: a key may look at days only. */
    private long step(int position) {
        return told(contexts[position])
                .mapToLong(KeyExpressions.Told::step)
                .max()
                .orElse(0);
    }

    /** Returns whether a column or reference may be null where its values run out. */
    boolean isNullable(Atom atom) {
        if (atom.isReference()) {
            return model.isNullable(model.references().get(atom.reference()));
        }
        ColumnContext column = contexts[atom.column()];
        return model.isNullable(column.column().name()) && !(column.rule() instanceof Rule.Constant);
    }
}
