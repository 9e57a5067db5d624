package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import dev.rowloom.schema.internal.domain.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the columns of one table whose values may repeat. */
final class ColumnCompiler {

    /** A column that depends on others is compiled after them; this is the longest chain. */
    private static final int DEEPEST = 100;

    private final TablePlanning planning;
    private final TableModel model;
    private final Map<Integer, ColumnContext> changed;
    private final @Nullable Formulas formulas;
    private final OrderDecks decks;
    private final Map<Integer, ColumnProgram> compiled = new HashMap<>();
    private final Set<Integer> atWork = new HashSet<>();
    private final List<ColumnOrder> unheld = new ArrayList<>();
    private final List<String> undated = new ArrayList<>();

    /**
     * Makes a compiler.
     *
     * @param changed columns that are otherwise than planned
     * @param formulas makes formulas ready, or null while other tables are not known yet: then rules do without them
     */
    ColumnCompiler(TablePlanning planning, Map<Integer, ColumnContext> changed, @Nullable Formulas formulas) {
        this.formulas = formulas;
        this.planning = planning;
        this.model = planning.model();
        this.changed = Map.copyOf(changed);
        this.decks = new OrderDecks(planning);
    }

    private ColumnContext context(int position) {
        ColumnContext other = changed.get(position);
        return other == null ? planning.context(position) : other;
    }

    /** Returns the program of a column that no key assigns. */
    ColumnProgram free(int position) {
        ColumnProgram known = compiled.get(position);
        if (known != null) {
            return known;
        }
        ColumnContext column = context(position);
        if (!atWork.add(position) || atWork.size() > DEEPEST) {
            throw new UsageException("the rule of column " + column.name()
                    + " depends on itself by way of other columns; give one of them a rule of its own");
        }
        ColumnProgram program = column.encoding().isLong() ? settled(column) : bytes(column);
        atWork.remove(position);
        compiled.put(position, program);
        return program;
    }

    /** Returns numbers or times as the type and the orders between columns want them. */
    private LongProgram settled(ColumnContext column) {
        return column.rule() instanceof Rule.When when
                ? cases(column, when)
                : rounded(column, ordered(column, longs(column)));
    }

    private LongProgram longs(ColumnContext column) {
        LongRules rules = LongRules.of(column);
        if (column.rule() instanceof Rule.Computed computed) {
            return computed(column, computed);
        } else if (column.rule() instanceof Rule.Histogram histogram) {
            LongProgram program = histograms().longs(column, histogram, rule -> longs(with(column, rule)));
            return program == null ? rules.program(new Rule.Database()) : program;
        } else if (column.rule() instanceof Rule.After after) {
            return after(column, after, rules, column.units());
        } else if (column.rule() instanceof Rule.Constant constant && constant.value() == null) {
            return new Longs.Constant(0);
        } else if (column.rule() instanceof Rule.Walk walk) {
            return longs(with(column, walk.otherwise()));
        } else if (column.rule() instanceof Rule.Previous previous) {
            return previous(column, previous);
        } else if (column.rule() instanceof Rule.Timeline timeline) {
            return timeline(column, timeline, rules.program(new Rule.Database()));
        } else if (column.rule() instanceof Rule.About about && about.subject() == Subject.PLACE) {
            return Coordinates.program(planning.subjects(), column, about, rules);
        } else if (column.rule() instanceof Rule.About about) {
            LongProgram band = Bands.of(about, column, planning.subjects(), planning.words());
            return band == null || rules.admitted().isListed() ? rules.program(new Rule.Database()) : band;
        }
        return rules.program(column.rule());
    }

    private LongProgram computed(ColumnContext column, Rule.Computed rule) {
        LongProgram otherwise = longs(with(column, rule.otherwise()));
        Term term = formulas == null ? null : formulas.of(column, rule.formula(), planning);
        long micros = RuleUnits.of(column).microsPerUnit();
        return term == null || term.unit().isMoment() && !Terms.Cell.isMoment(column.encoding())
                ? otherwise
                : new Computed(term, otherwise, column.units(), column.scale(), micros);
    }

    private LongProgram previous(ColumnContext column, Rule.Previous rule) {
        LongProgram first = Cases.isNull(rule.first()) && column.domain().nullable()
                ? new Previously.NoLong()
                : settled(with(column, rule.first()));
        Previously found = formulas == null ? null : histories().previously(column, rule, formulas);
        return found == null ? first : new Previously.OfLongs(found, first);
    }

    private BytesProgram previousText(ColumnContext column, Rule.Previous rule) {
        BytesProgram first = Cases.isNull(rule.first()) && column.domain().nullable()
                ? new Previously.NoBytes()
                : bytes(with(column, rule.first()));
        Previously found = formulas == null ? null : histories().previously(column, rule, formulas);
        return found == null ? first : new Previously.OfBytes(found, first);
    }

    private BytesProgram walk(ColumnContext column, Rule.Walk rule) {
        BytesProgram otherwise = bytes(with(column, rule.otherwise()));
        Walked.Ways ways = formulas == null ? null : histories().ways(column, rule);
        return ways == null ? otherwise : new Walked(ways, otherwise);
    }

    private LongProgram timeline(ColumnContext column, Rule.Timeline rule, LongProgram otherwise) {
        int position = rule.walk() == null ? -1 : model.position(rule.walk());
        boolean walks = position >= 0 && context(position).rule() instanceof Rule.Walk;
        if (rule.walk() != null && !walks && column.blueprint().origin() != Origin.INFERRED) {
            throw new UsageException("the rule of column " + column.name() + " goes by '" + rule.walk()
                    + "', which is no other column with a walk");
        }
        Walked.Ways ways = walks && free(position) instanceof Walked walked ? walked.ways() : null;
        LongProgram made = formulas == null ? null : histories().timeline(column, rule, ways, formulas, otherwise);
        return made == null ? otherwise : made;
    }

    private HistogramCompiler histograms() {
        return new HistogramCompiler(model, this::context);
    }

    private HistoryCompiler histories() {
        return new HistoryCompiler(planning, Objects.requireNonNull(formulas).tables());
    }

    private LongProgram cases(ColumnContext column, Rule.When rule) {
        Cases cases = casesOf(column, rule);
        LongProgram otherwise = settled(with(column, rule.otherwise()));
        return cases == null
                ? otherwise
                : new Cases.OfLongs(
                        cases,
                        rule.cases().stream()
                                .map(each -> Cases.isNull(each.rule()) ? otherwise : settled(with(column, each.rule())))
                                .toList(),
                        otherwise);
    }

    private BytesProgram textCases(ColumnContext column, Rule.When rule) {
        Cases cases = casesOf(column, rule);
        BytesProgram otherwise = bytes(with(column, rule.otherwise()));
        return cases == null
                ? otherwise
                : new Cases.OfBytes(
                        cases,
                        rule.cases().stream()
                                .map(each -> Cases.isNull(each.rule()) ? otherwise : bytes(with(column, each.rule())))
                                .toList(),
                        otherwise);
    }

    private static ColumnContext with(ColumnContext column, Rule rule) {
        return column.with(column.domain(), rule, 0);
    }

    /** Returns what tells the cases apart, or null where the column that does isn't there. */
    private @Nullable Cases casesOf(ColumnContext column, Rule.When rule) {
        int position = model.position(rule.decider());
        if (position < 0 && column.blueprint().origin() != Origin.INFERRED) {
            throw new UsageException("the rule of column " + column.name() + " goes by '" + rule.column()
                    + "', which is no other column that table " + column.table().id() + " writes");
        } else if (position < 0) {
            return null;
        }
        boolean nullable = column.domain().nullable();
        if (!nullable
                && column.blueprint().origin() != Origin.INFERRED
                && rule.cases().stream().anyMatch(each -> Cases.isNull(each.rule()))) {
            throw new UsageException("the rule of column " + column.name()
                    + " makes it null in some cases, but it takes no null; give these cases a value");
        }
        List<Rule.Case> cases = nullable
                ? rule.cases()
                : rule.cases().stream()
                        .map(each -> Cases.isNull(each.rule()) ? new Rule.Case(each.values(), rule.otherwise()) : each)
                        .toList();
        NullMask nulls = NullMask.of(column.nullRate(), Long.MAX_VALUE, column.key("null"));
        return new Cases(
                context(position), MomentPart.of(column, rule, context(position)), cases, nullable ? nulls : null);
    }

    private BytesProgram bytes(ColumnContext column) {
        Rule rule = column.rule();
        if (rule instanceof Rule.When when) {
            return textCases(column, when);
        } else if (rule instanceof Rule.Histogram histogram) {
            BytesProgram program = histograms().bytes(column, histogram, each -> bytes(with(column, each)));
            return program == null ? bytes(with(column, new Rule.Text(Rule.Style.WORD, 1, 20))) : program;
        } else if (rule instanceof Rule.Computed computed) {
            return bytes(with(column, computed.otherwise()));
        } else if (rule instanceof Rule.Walk walk) {
            return walk(column, walk);
        } else if (rule instanceof Rule.Previous previous) {
            return previousText(column, previous);
        } else if (rule instanceof Rule.Path path) {
            BytesProgram otherwise = bytes(with(column, path.otherwise()));
            return formulas == null ? otherwise : histories().path(column, path, otherwise);
        }
        boolean text = column.encoding() == Encoding.TEXT && column.domain().values() == null;
        boolean counted = rule instanceof Rule.Number
                || rule instanceof Rule.Temporal
                || rule instanceof Rule.Sequence
                || rule instanceof Rule.After;
        Rendered rendered = text && counted ? rendered(column, rule) : null;
        boolean dated = rendered != null
                && rendered.encoding() != Encoding.INTEGER
                && rendered.encoding() != Encoding.DECIMAL
                && !rendered.isFormatted();
        if (!dated) {
            unheld.addAll(planning.orders().below(column.column().name()));
        }
        if (!dated && column.domain().numbers() != null) {
            undated.add(column.column().name());
        }
        if (rendered == null || column.limit().ascii() <= rendered.constantPrefix()) {
            return planning.texts().program(rendered == null ? rule : new Rule.Text(Rule.Style.WORD, 1, 20), column);
        }
        return new Fitted(rendered, column.limit(), column.domain().minLength(), List.of());
    }

    /** Numbers and times in a column of text. */
    private Rendered rendered(ColumnContext column, Rule rule) {
        if (rule instanceof Rule.After after) {
            int position = model.position(after.column());
            Rendered base = position < 0 ? null : renderedOf(position);
            Encoding encoding = base == null ? Encoding.TIMESTAMP : base.encoding();
            LongDomain domain = TextMoments.domain(column, encoding);
            LongRules rules = new LongRules(column, domain, encoding, 0);
            LongProgram value = orderedText(column, after(column, after, rules, domain), encoding, domain);
            return new Rendered(value, encoding, 0, DateFormat.of(column, encoding));
        }
        int scale = rule instanceof Rule.Number number ? number.decimals() : 0;
        Encoding encoding = rule instanceof Rule.Temporal temporal
                ? temporal.precision() == Rule.Precision.DAY ? Encoding.DATE : Encoding.TIMESTAMP
                : scale == 0 ? Encoding.INTEGER : Encoding.DECIMAL;
        boolean asked = rule instanceof Rule.Number && column.blueprint().origin() == Origin.USER;
        LongDomain domain = asked ? TextLimit.numbers(column, scale) : TextMoments.domain(column, encoding);
        LongProgram value = new LongRules(column, domain, encoding, scale).program(rule);
        value = rule instanceof Rule.Temporal ? orderedText(column, value, encoding, domain) : value;
        return new Rendered(value, encoding, scale, DateFormat.of(column, encoding));
    }

    private @Nullable Rendered renderedOf(int position) {
        if (model.referenceOf(position) != null
                || planning.keys().assignment(KeyPlan.Atom.column(position)) != null
                || context(position).encoding() != Encoding.TEXT) {
            return null;
        }
        ColumnProgram program = free(position);
        return program instanceof Fitted fitted && fitted.base() instanceof Rendered rendered ? rendered : null;
    }

    private LongProgram after(ColumnContext column, Rule.After rule, LongRules rules, LongDomain domain) {
        LongProgram otherwise = rules.program(Otherwise.of(rule));
        int position = model.position(rule.column());
        After.Base base = position < 0 || position == column.position()
                ? ofFormula(column, rule, rules)
                : ofOther(column, rule, rules, position);
        if (base == null) {
            return otherwise;
        }
        RuleUnits units = rules.units();
        long min = units.gap(rule.minGap());
        long max = Math.max(min, units.gap(rule.maxGap()));
        String latest = rule.max();
        long cap = latest == null ? domain.max() : units.latest(latest);
        // whole years, so that columns whose latest moments differ share a table
        long year = 366 * (86_400_000_000L / units.microsPerUnit());
        long begun = Math.floorDiv(cap, year) * year;
        TimeTable table = rule.rhythm() == null || latest == null
                ? null
                : column.times().of(rule.rhythm(), begun - 30 * year, begun + 2 * year, units.microsPerUnit());
        boolean days = latest != null && latest.indexOf('-') > 0 && latest.indexOf('T') < 0;
        long precision = !isDuration(rule) ? 1 : days ? units.precision(Rule.Precision.DAY) : units.roundness(max);
        After.Gap gap = new After.Gap(min, max, rule.sameShare(), Spread.of(rule.shape()), precision, cap, table);
        return new After(base, otherwise, gap, domain, column.key("value"));
    }

    private static boolean isDuration(Rule.After rule) {
        return rule.minGap().startsWith("P") || rule.minGap().startsWith("-P");
    }

    private After.@Nullable Base ofFormula(ColumnContext column, Rule.After rule, LongRules rules) {
        if (rule.column().matches("[\\p{L}\\p{N}_$# ]+")) {
            throw new UsageException("the rule of column " + column.name() + " comes after '" + rule.column()
                    + "', which is no other column that table " + column.table().id() + " writes");
        }
        Term term = formulas == null ? null : formulas.of(column, rule.column(), planning);
        return term == null || term.unit().isMoment() != isDuration(rule)
                ? null
                : new After.OfTerm(term, column.scale(), rules.units().microsPerUnit());
    }

    private After.@Nullable Base ofOther(ColumnContext column, Rule.After rule, LongRules rules, int position) {
        ColumnContext other = context(position);
        LongProgram base;
        LongRules otherRules;
        if (other.encoding().isLong()) {
            base = new OfColumn(position);
            otherRules = LongRules.of(other);
        } else {
            Rendered rendered = renderedOf(position);
            if (rendered == null) {
                return null;
            }
            base = rendered.value();
            otherRules = new LongRules(other, TextMoments.domain(rendered.encoding()), rendered.encoding(), 0);
        }
        boolean duration = isDuration(rule);
        long ours = duration ? rules.units().microsPerUnit() : Digits.powerOfTen(other.scale());
        long theirs = duration ? otherRules.units().microsPerUnit() : Digits.powerOfTen(column.scale());
        return new After.OfOther(position, base, theirs > ours ? theirs / ours : 1, theirs < ours ? ours / theirs : 1);
    }

    /** What a database rounds is rounded before, within the domain, which begins and ends with such values. */
    private static LongProgram rounded(ColumnContext column, LongProgram base) {
        DataType type = column.column().type();
        if (base instanceof InOrder) {
            return base;
        }
        boolean chosen = column.rule() instanceof Rule.Temporal
                || column.rule() instanceof Rule.After
                || column.rule() instanceof Rule.Timeline
                || base instanceof AtLeast;
        LongDomain allowed = column.domain().numbers();
        boolean bounded = type instanceof DataType.FloatType
                && allowed != null
                && !allowed.equals(Units.kept(type, Units.all(type)));
        if (!bounded && !(chosen && column.granularity() > 1)) {
            return base;
        }
        return base instanceof Longs.Dealt dealt ? dealt.rounded(type) : new Rounded(base, type);
    }

    /** Adds what CHECKs say of the order between this column and others. */
    private LongProgram ordered(ColumnContext column, LongProgram base) {
        List<Below> lowers = planning.orders().below(column.column().name()).stream()
                .map(order -> {
                    int position = model.position(order.lower());
                    int digits = column.scale() - planning.orders().scale(order.lower());
                    return new Below(position, new OfColumn(position), new Order(digits, order.strict()));
                })
                .toList();
        LongProgram dealt = decks.program(column, base, lowers);
        if (dealt != null || lowers.isEmpty()) {
            return dealt == null ? base : dealt;
        }
        LongRules rules = LongRules.of(column);
        AdmittedValues.Steps steps = rules.admitted().steps(column.rule());
        LongDomain asked = AskedValues.ofCells(column);
        LongDomain allowed = asked == null ? column.units() : column.units().intersect(asked);
        return new AtLeast(base, lowers, allowed, steps.values().min() * steps.step(), column.key("order"));
    }

    /** Adds the same for dates and times in columns of text. */
    private LongProgram orderedText(ColumnContext column, LongProgram base, Encoding encoding, LongDomain domain) {
        List<Below> lowers = new ArrayList<>();
        for (ColumnOrder order : planning.orders().below(column.column().name())) {
            int position = model.position(order.lower());
            Rendered lower = renderedOf(position);
            if (lower == null
                    || lower.encoding() != encoding
                    || lower.isFormatted()
                    || column.blueprint().format() != null) {
                unheld.add(order);
            } else {
                lowers.add(new Below(position, lower.value(), new Order(0, order.strict())));
            }
        }
        return lowers.isEmpty() ? base : new AtLeast(base, lowers, domain, domain.min(), column.key("order"));
    }

    /** Returns the orders that turned out not to be between dates or times of one form. */
    List<ColumnOrder> unheldOrders() {
        return List.copyOf(unheld);
    }

    /** Returns the columns of text that CHECKs compare with dates, but whose rule makes none in ISO 8601. */
    List<String> undated() {
        return List.copyOf(undated);
    }
}
