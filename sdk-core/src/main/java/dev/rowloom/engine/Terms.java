package dev.rowloom.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link Term}. */
final class Terms {

    /** Digits by which a quotient is finer than what it is made of. */
    private static final int FINER = 6;

    private static final int MOST_DIGITS = 12;

    private Terms() {}

    /** A number as it is. */
    static final class Constant extends Term {

        private final long value;

        Constant(long value, int scale) {
            super(Unit.number(scale));
            this.value = value;
        }

        @Override
        long value(Frame frame, int cell) {
            return value;
        }
    }

    /** A number drawn for each row. */
    static final class Draw extends Term {

        private final long min;
        private final long step;
        private final long count;
        private final long key;

        Draw(long min, long max, long step, int scale, long key) {
            super(Unit.number(scale));
            this.min = min;
            this.step = step;
            this.count = (max - min) / step + 1;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            return min + step * Mix.below(Mix.hash(key, frame.row(cell)), count);
        }
    }

    /** A column of the row that is held in a {@code long}. */
    static final class Cell extends Term {

        private static final long DAY_MICROS = 86_400_000_000L;

        private final int position;
        private final long factor;

        Cell(int position, Encoding encoding, int scale) {
            super(isMoment(encoding) ? Unit.MOMENT : Unit.number(scale));
            this.position = position;
            this.factor = encoding == Encoding.DATE ? DAY_MICROS : 1;
        }

        static boolean isMoment(Encoding encoding) {
            return encoding == Encoding.DATE || encoding == Encoding.TIMESTAMP || encoding == Encoding.INSTANT;
        }

        @Override
        long value(Frame frame, int cell) {
            LongVector vector = (LongVector) frame.column(position);
            return vector.hasValue(cell) ? Math.multiplyExact(vector.get(cell), factor) : NULL;
        }
    }

    /** A term of the row that a foreign key refers to. */
    static final class OfParent extends Term {

        private final int reference;
        private final Term term;

        OfParent(int reference, Term term) {
            super(term.unit());
            this.reference = reference;
            this.term = term;
        }

        @Override
        long value(Frame frame, int cell) {
            Frame.ReferenceState state = frame.reference(reference);
            Frame parent = frame.parent(reference);
            // a row that refers to itself is a root
            boolean root = parent.table() == frame.table() && state.parents[cell] == frame.row(cell);
            return root || state.absent[cell] ? NULL : term.value(parent, cell);
        }
    }

    /** Two terms and what is done with them. */
    static final class Operation extends Term {

        private final char operator;
        private final Term left;
        private final Term right;

        Operation(char operator, Term left, Term right) {
            super(Unit.number(scale(operator, left.unit().scale(), right.unit().scale())));
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        private static int scale(char operator, int left, int right) {
            return switch (operator) {
                case '*' -> left + right;
                case '/' -> Math.min(MOST_DIGITS, Math.max(left, right) + FINER);
                default -> Math.max(left, right);
            };
        }

        @Override
        long value(Frame frame, int cell) {
            long a = left.value(frame, cell);
            long b = a == NULL ? NULL : right.value(frame, cell);
            if (b == NULL) {
                return NULL;
            }
            int scale = unit().scale();
            return switch (operator) {
                case '*' -> Math.multiplyExact(a, b);
                case '/' ->
                    b == 0
                            ? NULL
                            : divided(
                                    scaled(
                                            a,
                                            left.unit().scale(),
                                            scale + right.unit().scale()),
                                    b);
                case '+' ->
                    Math.addExact(
                            scaled(a, left.unit().scale(), scale),
                            scaled(b, right.unit().scale(), scale));
                default ->
                    Math.subtractExact(
                            scaled(a, left.unit().scale(), scale),
                            scaled(b, right.unit().scale(), scale));
            };
        }
    }

    /** A moment as it is. */
    static final class Moment extends Term {

        private final long value;

        Moment(Instant moment) {
            super(Unit.MOMENT);
            this.value = Math.multiplyExact(moment.getEpochSecond(), 1_000_000);
        }

        @Override
        long value(Frame frame, int cell) {
            return value;
        }
    }

    /** The whole years between two moments, by the calendar of ISO 8601 in UTC. */
    static final class Years extends Term {

        private static final long DAY_MICROS = 86_400_000_000L;

        private final Term from;
        private final Term to;

        Years(Term from, Term to) {
            super(Unit.number(0));
            this.from = from;
            this.to = to;
        }

        @Override
        long value(Frame frame, int cell) {
            long begin = from.value(frame, cell);
            long end = begin == NULL ? NULL : to.value(frame, cell);
            return end == NULL ? NULL : Period.between(day(begin), day(end)).getYears();
        }

        private static LocalDate day(long micros) {
            return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY_MICROS));
        }
    }

    /** A number rounded. */
    static final class Round extends Term {

        private final Term term;

        Round(Term term, int decimals) {
            super(Unit.number(decimals));
            this.term = term;
        }

        @Override
        long value(Frame frame, int cell) {
            long value = term.value(frame, cell);
            return value == NULL ? NULL : scaled(value, term.unit().scale(), unit().scale());
        }
    }

    /** One of some terms. */
    static final class Choice extends Term {

        private final Formula.Choice.Selection kind;
        private final List<Term> among;

        Choice(Formula.Choice.Selection kind, List<Term> among, Unit unit) {
            super(unit);
            this.kind = kind;
            this.among = List.copyOf(among);
        }

        @Override
        long value(Frame frame, int cell) {
            long chosen = NULL;
            for (Term term : among) {
                long value = term.value(frame, cell);
                if (value == NULL) {
                    continue;
                }
                value = unit().isMoment() ? value : scaled(value, term.unit().scale(), unit().scale());
                if (chosen == NULL) {
                    chosen = value;
                } else if (kind != Formula.Choice.Selection.COALESCE) {
                    chosen = kind == Formula.Choice.Selection.GREATEST
                            ? Math.max(chosen, value)
                            : Math.min(chosen, value);
                }
                if (kind == Formula.Choice.Selection.COALESCE) {
                    break;
                }
            }
            return chosen;
        }
    }

    /** What the rows of another table that belong to the row come to. */
    static final class Aggregate extends Term {

        /** Rows of the other table that are made at a time. */
        private static final int AT_A_TIME = 64;

        private final Formula.Aggregate.Kind kind;
        private final Supplier<TableProgram> children;
        private final Supplier<@Nullable OwnerLayout> layout;
        private final @Nullable Term term;

        Aggregate(
                Formula.Aggregate.Kind kind,
                Supplier<TableProgram> children,
                Supplier<@Nullable OwnerLayout> layout,
                @Nullable Term term) {
            super(unit(kind, term));
            this.kind = kind;
            this.children = children;
            this.layout = layout;
            this.term = term;
        }

        private static Unit unit(Formula.Aggregate.Kind kind, @Nullable Term term) {
            if (term == null || kind == Formula.Aggregate.Kind.COUNT) {
                return Unit.number(0);
            }
            return kind == Formula.Aggregate.Kind.AVG
                    ? Unit.number(Math.min(MOST_DIGITS, term.unit().scale() + FINER))
                    : term.unit();
        }

        @Override
        long value(Frame frame, int cell) {
            OwnerLayout owned = layout.get();
            // without a layout there are no children
            long rank = owned == null ? OwnerLayout.NONE : owned.rankOf(frame.row(cell));
            if (owned == null || rank == OwnerLayout.NONE) {
                return new Fold(kind).result(0, 0);
            }
            long first = owned.start(rank);
            long end = owned.start(rank + 1);
            if (term == null) {
                return end - first;
            }
            Fold fold = new Fold(kind);
            Frame rows = frame.other(children.get(), AT_A_TIME);
            long[] numbers = new long[(int) Math.min(AT_A_TIME, end - first)];
            for (long place = first; place < end; place += AT_A_TIME) {
                int count = (int) Math.min(AT_A_TIME, end - place);
                for (int i = 0; i < count; i++) {
                    numbers[i] = owned.row(place + i);
                }
                rows.gather(numbers, count);
                for (int i = 0; i < count; i++) {
                    fold.add(term.value(rows, i));
                }
            }
            return fold.result(term.unit().scale(), unit().scale());
        }
    }

    /** Adds values up. */
    private static final class Fold {

        private final Formula.Aggregate.Kind kind;
        private long total;
        private long count;

        private Fold(Formula.Aggregate.Kind kind) {
            this.kind = kind;
        }

        void add(long value) {
            if (value == Term.NULL) {
                return;
            }
            total = switch (kind) {
                case SUM, AVG -> Math.addExact(total, value);
                case COUNT -> 0;
                case MIN -> count == 0 ? value : Math.min(total, value);
                case MAX -> count == 0 ? value : Math.max(total, value);
            };
            count++;
        }

        long result(int from, int to) {
            return switch (kind) {
                case COUNT -> count;
                case SUM -> total;
                case AVG -> count == 0 ? Term.NULL : Term.divided(Term.scaled(total, from, to), count);
                case MIN, MAX -> count == 0 ? Term.NULL : total;
            };
        }
    }
}
