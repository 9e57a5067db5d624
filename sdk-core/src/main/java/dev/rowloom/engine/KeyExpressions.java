package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which column a part of a unique key tells rows apart by, and how coarsely. */
final class KeyExpressions {

    private static final long DAY = 86_400_000_000L;

    /** Functions of one text, in any other places constants, whose results differ where texts differ by more than case. */
    private static final Set<String> TELLING = Set.of(
            "lower",
            "upper",
            "casefold",
            "initcap",
            "unaccent",
            "immutable_unaccent",
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "md5",
            "sha1",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "hex",
            "to_hex",
            "reverse",
            "quote_literal",
            "digest",
            "hashbytes",
            "binary");

    private static final Set<String> PREFIXES = Set.of("left", "substr", "substring");
    private static final Set<String> DEFAULTS = Set.of("coalesce", "ifnull", "nvl", "isnull");
    private static final Set<String> DATES = Set.of("date", "to_date");

    /** The operators that take something out of a document. */
    static final Set<String> TAKEN_OUT = Set.of("->", "->>", "#>", "#>>", "json_extract", "json_value", "json_unquote");

    private static final Set<String> TEXTS =
            Set.of("text", "varchar", "character varying", "citext", "char", "bpchar", "character", "binary");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern FROM_FOR =
            Pattern.compile("substring\\(\"([^\"]+)\" from 1 for (\\d{1,6})\\)", Pattern.CASE_INSENSITIVE);

    private KeyExpressions() {}

    /**
     * A column that tells rows apart.
     *
     * @param prefix how many leading characters do
     * @param step of how many units values are told apart, which are microseconds for times; 0 where of any
     * @param nullCounts whether rows with a null are told apart as well, and clash
     */
    record Told(String column, int prefix, long step, boolean nullCounts) {

        /** Returns whether any two values are told apart, so that those of a parent's key are. */
        boolean isWhole() {
            return prefix == DataType.UNLIMITED && step == 0;
        }

        Told withPrefix(int length) {
            return new Told(column, Math.min(prefix, length), step, nullCounts);
        }
    }

    /** Returns the columns of a key, those inside expressions too. */
    static List<String> columnsOf(UniqueKey key) {
        return key.parts().stream()
                .flatMap(part -> part.expression().columns().stream())
                .distinct()
                .toList();
    }

    /** Returns the columns by which the parts of a key tell rows apart; parts that tell none apart are left out. */
    static List<Told> told(Table table, UniqueKey key) {
        return key.parts().stream()
                .map(part -> told(table, part))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the column by which a part of a key tells rows apart wherever the column does, or null. */
    static @Nullable Told told(Table table, UniqueKey.Part part) {
        Told found = told(table, part.expression());
        return found == null ? null : found.withPrefix(part.prefixLength());
    }

    /** Returns whether a part has the same value in every row. */
    static boolean isConstant(Table table, Expression part) {
        if (part instanceof Expression.IsNull test && test.operand() instanceof Expression.ColumnReference reference) {
            return table.column(reference.column()).filter(Column::isNullable).isEmpty();
        } else if (part instanceof Expression.Not not) {
            return isConstant(table, not.operand());
        }
        return part.columns().isEmpty() && !part.hasUnparsed();
    }

    /** Returns what a computed column takes out of a document, or null where it is another one. */
    private static @Nullable Told takenOut(Table table, String computed) {
        return table.columns().stream()
                .filter(column -> isDocument(table, column.name()))
                .filter(column -> DocumentFields.field(computed, column.name()) != null)
                .findFirst()
                .map(column -> new Told(column.name(), DataType.UNLIMITED, 0, false))
                .orElse(null);
    }

    private static @Nullable Told told(Table table, Expression part) {
        if (part instanceof Expression.ColumnReference reference) {
            String computed =
                    table.column(reference.column()).flatMap(Column::computedAs).orElse(null);
            Told document = computed == null ? null : takenOut(table, computed);
            if (document != null) {
                return document;
            }
            return new Told(reference.column(), DataType.UNLIMITED, 0, false);
        } else if (part instanceof Expression.Cast cast) {
            String type = cast.type().replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT);
            boolean whole = !cast.type().contains("(");
            return TEXTS.contains(type) && whole
                    ? told(table, cast.operand())
                    : type.equals("date") ? coarser(table, told(table, cast.operand()), DAY) : null;
        } else if (part instanceof Expression.Call call && !call.arguments().isEmpty()) {
            return called(table, call);
        }
        return part instanceof Expression.Unparsed unparsed ? unparsed(table, unparsed.sql()) : null;
    }

    private static @Nullable Told called(Table table, Expression.Call call) {
        List<Expression> arguments = call.arguments();
        Told first = told(table, arguments.get(0));
        boolean constants = arguments.stream().skip(1).allMatch(Expression.Literal.class::isInstance);
        if (call.function().equals(Exclusions.SLOT) && first != null) {
            return new Told(first.column(), first.prefix(), slot(table, first.column()), false);
        } else if (TAKEN_OUT.contains(call.function())) {
            return first != null && isDocument(table, first.column()) ? first : null;
        } else if (call.function().equals("date_trunc") && arguments.size() >= 2) {
            return coarser(table, told(table, arguments.get(1)), step(arguments.get(0)));
        } else if (first == null || !constants) {
            return null;
        } else if (TELLING.contains(call.function())) {
            return first;
        } else if (DEFAULTS.contains(call.function())) {
            return new Told(first.column(), first.prefix(), first.step(), true);
        } else if (DATES.contains(call.function()) && arguments.size() == 1) {
            return coarser(table, first, DAY);
        }
        return PREFIXES.contains(call.function()) ? prefix(call.function(), arguments, first) : null;
    }

    /** Returns whether a call gives another value where its first argument is null. */
    static boolean isDefault(Expression.Call call) {
        return DEFAULTS.contains(call.function());
    }

    private static boolean isDocument(Table table, String column) {
        return table.column(column)
                .filter(it -> it.type() instanceof DataType.JsonType)
                .isPresent();
    }

    private static long slot(Table table, String column) {
        return table.column(column).map(it -> Exclusions.slot(it.type())).orElse(0L);
    }

    private static @Nullable Told prefix(String function, List<Expression> arguments, Told first) {
        boolean fromStart = function.equals("left")
                ? arguments.size() == 2
                : arguments.size() == 3 && Long.valueOf(1).equals(literal(arguments.get(1)));
        Object length = literal(arguments.get(arguments.size() - 1));
        return fromStart && length instanceof Long number && number > 0 && number < DataType.UNLIMITED
                ? first.withPrefix((int) (long) number)
                : null;
    }

    private static @Nullable Object literal(Expression expression) {
        return expression instanceof Expression.Literal literal ? literal.value() : null;
    }

    private static long step(Expression unit) {
        return switch (String.valueOf(literal(unit)).toLowerCase(Locale.ROOT)) {
            case "day" -> DAY;
            case "hour" -> DAY / 24;
            case "minute" -> 60_000_000;
            case "second" -> 1_000_000;
            default -> 0;
        };
    }

    private static @Nullable Told coarser(Table table, @Nullable Told told, long step) {
        if (told == null || step == 0) {
            return null;
        }
        DataType type = table.column(told.column()).map(Column::type).orElse(null);
        if (type instanceof DataType.DateType && step == DAY) {
            return told;
        }
        return type instanceof DataType.TimestampType
                ? new Told(told.column(), told.prefix(), Math.max(told.step(), step), told.nullCounts())
                : null;
    }

    /** What is taken out of a document differs where documents differ in nothing else, or is null. */
    private static @Nullable Told unparsed(Table table, String sql) {
        Matcher prefix = FROM_FOR.matcher(sql);
        if (prefix.matches() && table.column(prefix.group(1)).isPresent()) {
            return new Told(prefix.group(1), Integer.parseInt(prefix.group(2)), 0, false);
        }
        List<Column> columns = QUOTED.matcher(sql)
                .results()
                .flatMap(found -> table.column(found.group(1)).stream())
                .distinct()
                .toList();
        boolean document =
                columns.size() == 1 && isDocument(table, columns.get(0).name());
        boolean taken = TAKEN_OUT.stream().anyMatch(sql::contains);
        return document && taken ? new Told(columns.get(0).name(), DataType.UNLIMITED, 0, false) : null;
    }
}
