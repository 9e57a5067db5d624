package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.Tally.Outcome;
import dev.rowloom.it.database.ForeignKey;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recomputes how many rows the key admits that a plan names for giving a table fewer rows than were asked for: from the types,
 * CHECKs and references of the catalogue, and the rows that the parents have.
 */
final class CapacityChecker {

    /** The key as the plan's warning has it. */
    private static final Pattern KEY = Pattern.compile("its [^(]*key[^(]*\\(([^)]*)\\)");

    private final LiveTable table;
    private final Facts facts;
    private final ParentSpace parents;

    /** What came of it, and why. */
    record Result(Outcome outcome, String detail) {}

    CapacityChecker(Connection connection, LiveTable table, Facts facts) {
        this.table = table;
        this.facts = facts;
        this.parents = new ParentSpace(connection, table);
    }

    /**
     * Compares a plan's number of rows with what the key admits.
     *
     * @param planned how many rows the plan has
     * @param warning what the plan says about that
     */
    Result check(long planned, String warning) throws SQLException {
        Matcher named = KEY.matcher(warning);
        if (!named.find() || warning.contains("its foreign key")) {
            return new Result(Outcome.NOT_ASKED, "no key of its own is said to be full: " + warning);
        }
        List<String> columns = Arrays.stream(named.group(1).split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        Optional<LiveTable.Key> key = table.keys().stream()
                .filter(candidate -> lower(candidate.columns()).equals(columns))
                .findFirst();
        if (key.isEmpty()) {
            return new Result(Outcome.NOT_ASKED, "the database has no key over whole columns " + columns);
        }
        return check(planned, key.get(), columns);
    }

    private Result check(long planned, LiveTable.Key key, List<String> columns) throws SQLException {
        String name = "key " + columns;
        if (key.predicate() != null) {
            return new Result(Outcome.NOT_ASKED, name + " covers some rows only");
        }
        for (String column : columns) {
            if (facts.of(column).admitsNull() && !key.nullsClash()) {
                return new Result(
                        Outcome.MISSED, planned + " rows, but " + name + " admits any number with null in " + column);
            }
        }
        Set<String> alone = new LinkedHashSet<>(columns);
        alone.removeAll(parents.columns());
        BigInteger space = BigInteger.ONE;
        for (String column : alone) {
            Optional<BigInteger> size = size(column);
            if (size.isEmpty()) {
                return new Result(
                        Outcome.NOT_ASKED, name + ": nothing in the catalogue counts the values of " + column);
            }
            BigInteger nulls = facts.of(column).admitsNull() ? BigInteger.ONE : BigInteger.ZERO;
            space = space.multiply(size.get().add(nulls));
        }
        Optional<String> unknown = parents.unknown(columns);
        if (unknown.isPresent()) {
            return new Result(Outcome.NOT_ASKED, name + ": " + unknown.get());
        }
        return compared(planned, space.multiply(parents.combinations(columns)), columns);
    }

    private Result compared(long planned, BigInteger space, List<String> columns) {
        String name = "key " + columns;
        int order = BigInteger.valueOf(planned).compareTo(space);
        Optional<String> tie = tie(columns);
        if (order == 0) {
            return new Result(Outcome.MET, name + " admits " + space);
        } else if (order > 0) {
            return new Result(
                    Outcome.NOT_ASKED,
                    planned + " rows, but " + name + " has " + space
                            + " combinations in the catalogue and the parents' rows");
        } else if (tie.isPresent()) {
            return new Result(
                    Outcome.NOT_ASKED,
                    name + " has " + space + " combinations, of which " + tie.get() + " forbids some");
        }
        return new Result(Outcome.MISSED, planned + " rows, but " + name + " admits " + space);
    }

    private Optional<BigInteger> size(String name) {
        Optional<LiveTable.Column> column = table.columns().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(name))
                .findFirst();
        Values values = facts.of(name);
        Set<String> listed = values.listed();
        Values.Bound low = values.low();
        Values.Bound high = values.high();
        if (listed != null) {
            return Optional.of(
                    BigInteger.valueOf(listed.stream().filter(values::admits).count()));
        }
        if (column.isPresent() && ColumnTypes.isWhole(column.get()) && low != null && high != null) {
            BigInteger first = low.number().setScale(0, RoundingMode.CEILING).toBigInteger();
            BigInteger last = high.number().setScale(0, RoundingMode.FLOOR).toBigInteger();
            BigInteger excluded = BigInteger.valueOf(values.excluded().stream()
                    .filter(value -> isWithin(value, first, last))
                    .count());
            BigInteger open = BigInteger.valueOf((isOpen(low) ? 1 : 0) + (isOpen(high) ? 1 : 0));
            return Optional.of(last.subtract(first)
                    .add(BigInteger.ONE)
                    .subtract(excluded)
                    .subtract(open)
                    .max(BigInteger.ZERO));
        }
        return table.checks().stream()
                .flatMap(check -> Junctions.conjuncts(check.condition()).stream())
                .flatMap(conjunct -> PatternSize.of(conjunct, name).stream())
                .min(BigInteger::compareTo)
                .or(() -> column.flatMap(ColumnTypes::atLeast));
    }

    private static boolean isOpen(Values.Bound bound) {
        return !bound.inclusive() && bound.number().stripTrailingZeros().scale() <= 0;
    }

    private static boolean isWithin(String value, BigInteger first, BigInteger last) {
        return value.matches("-?\\d+")
                && new BigInteger(value).compareTo(first) >= 0
                && new BigInteger(value).compareTo(last) <= 0;
    }

    /** A CHECK that does more than list or bound the values of one column of the key. */
    private Optional<String> tie(List<String> columns) {
        for (LiveTable.Check check : table.checks()) {
            for (String conjunct : Junctions.conjuncts(check.condition())) {
                List<String> names = SqlTokens.names(conjunct);
                boolean concerned = columns.stream().anyMatch(names::contains);
                if (concerned && columns.stream().noneMatch(column -> isUnderstood(conjunct, column))) {
                    return Optional.of("CHECK " + check.name());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isUnderstood(String conjunct, String column) {
        return (PatternSize.of(conjunct, column).isPresent() || Facts.speaksOfAlone(conjunct, column))
                && !parents.columns().contains(column);
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns whether a foreign key is one of the table to itself. */
    static boolean isSelf(ForeignKey key) {
        return key.parent().toString().equals(key.child().toString());
    }
}
