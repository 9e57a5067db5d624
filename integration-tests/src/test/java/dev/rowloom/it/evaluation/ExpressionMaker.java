package dev.rowloom.it.evaluation;

import dev.rowloom.it.database.DatabaseKind;
import java.util.List;
import java.util.Random;

/** Makes expressions at random, as text in a database's own SQL; they type-check, but may fail on a row. */
final class ExpressionMaker {

    private static final List<String> PATTERNS =
            List.of("%", "a%", "%b%", "_b%", "A_", "a1%", "%c", "12", "% %", "_", "", "%\\%%", "a__");
    private static final List<String> REGEXES = List.of(
            "^[a-z]+$",
            "b",
            "^A",
            "[0-9]+",
            "^$",
            "^(ab|xyz)$",
            "c$",
            "^.b",
            "a?b",
            "[^a-z]",
            "^[[:alnum:]]*$",
            "(a|b){2}");
    private static final List<String> SIMILAR =
            List.of("a%", "(ab|xyz)%", "[a-z]+", "_b_", "%[0-9]%", "", "a*", "x?yz");

    private final DatabaseKind kind;
    private final Random random;

    ExpressionMaker(DatabaseKind kind, Random random) {
        this.kind = kind;
        this.random = random;
    }

    private String one(String... options) {
        return options[random.nextInt(options.length)];
    }

    private String one(List<String> options) {
        return options.get(random.nextInt(options.size()));
    }

    private boolean is(DatabaseKind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Returns a condition of at most that depth. */
    String condition(int depth) {
        return depth <= 0
                ? test(0)
                : switch (random.nextInt(12)) {
                    case 0, 1 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
                    case 2, 3 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
                    case 4 -> "(NOT " + condition(depth - 1) + ")";
                    case 5 -> "((" + condition(depth - 1) + ") IS " + one("", "NOT ") + one("TRUE", "FALSE") + ")";
                    case 6 ->
                        "(CASE WHEN " + condition(depth - 1) + " THEN " + condition(depth - 1)
                                + one("", " ELSE " + condition(depth - 1)) + " END)";
                    case 7 -> "((" + condition(depth - 1) + ") " + one("=", "<>") + " (" + condition(depth - 1) + "))";
                    case 8 ->
                        is(DatabaseKind.MARIADB)
                                ? "((" + condition(depth - 1) + ") XOR (" + condition(depth - 1) + "))"
                                : test(depth);
                    default -> test(depth);
                };
    }

    private String test(int depth) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> compare(number(depth), number(depth));
            case 2 -> compare(decimal(depth), one(number(depth), decimal(depth)));
            case 3, 4 -> compare(text(depth), text(depth));
            case 5 -> compare(date(depth), date(depth));
            case 6 -> compare(moment(depth), one(moment(depth), date(depth)));
            case 7 -> "(" + one(number(depth), text(depth), date(depth), "p", "n") + " IS " + one("", "NOT ") + "NULL)";
            case 8 -> "(" + number(depth) + one(" BETWEEN ", " NOT BETWEEN ") + number(0) + " AND " + number(0) + ")";
            case 9 ->
                "(" + number(depth) + one(" IN (", " NOT IN (") + number(0) + ", " + number(0) + one("", ", NULL")
                        + "))";
            case 10 -> "(" + text(depth) + one(" IN (", " NOT IN (") + text(0) + ", " + text(0) + "))";
            case 11 -> fixed();
            case 12 -> pattern(depth);
            case 13 -> same(one("a", "b"), number(depth));
            case 14 ->
                is(DatabaseKind.SQLITE)
                        ? compare("(a, b)", "(" + number(0) + ", " + number(0) + ")")
                        : "((a, b) " + one("=", "<>", "<", ">=") + " (" + number(0) + ", " + number(0) + "))";
            default -> one("p", "q");
        };
    }

    // Fixed-length text, apart from the other: which type two of them have in common each product decides in its own
    // way.
    private String fixed() {
        String literal = "'" + one(ProbeRow.TEXTS) + "'";
        return switch (random.nextInt(5)) {
            case 0 -> compare("f", literal);
            case 1 -> "(f" + one(" IN (", " NOT IN (") + literal + ", '" + one(ProbeRow.TEXTS) + "'))";
            case 2 -> like("f");
            case 3 -> compare("length(f)", one("0", "1", "3", "5"));
            default -> compare(one("lower(f)", "trim(f)", "upper(f)", "coalesce(f, 'a')"), literal);
        };
    }

    private String compare(String left, String right) {
        return "(" + left + " " + one("=", "<>", "<", "<=", ">", ">=") + " " + right + ")";
    }

    private String same(String left, String right) {
        return switch (kind) {
            case MARIADB -> "(" + left + " <=> " + right + ")";
            case SQLITE -> "(" + left + one(" IS ", " IS NOT ") + one("7", "b", "2") + ")";
            default -> "(" + left + one(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + right + ")";
        };
    }

    private String pattern(int depth) {
        String text = depth > 0 ? text(depth) : one("s", "u");
        if (is(DatabaseKind.POSTGRESQL)) {
            return switch (random.nextInt(4)) {
                case 0 -> "(" + text + one(" ~ ", " ~* ", " !~ ") + "'" + one(REGEXES) + "')";
                case 1 -> "(" + text + one(" ", " NOT ") + "SIMILAR TO '" + one(SIMILAR) + "')";
                case 2 -> "(" + text + one(" ILIKE '", " NOT ILIKE '") + one(PATTERNS) + "')";
                default -> like(text);
            };
        } else if (is(DatabaseKind.MARIADB, DatabaseKind.H2) && random.nextBoolean()) {
            String regex = one(REGEXES);
            return "(" + text + one(" REGEXP ", " NOT REGEXP ") + "'"
                    + (is(DatabaseKind.H2) ? regex.replace("[[:alnum:]]", "[a-zA-Z0-9]") : regex) + "')";
        } else if (is(DatabaseKind.SQLITE) && random.nextBoolean()) {
            return "(" + text + one(" GLOB ", " NOT GLOB ") + "'"
                    + one("a*", "*b*", "[A-Z]*", "*[0-9]*", "?b?", "*[^a-z]*") + "')";
        }
        return like(text);
    }

    private String like(String text) {
        return "(" + text + one(" LIKE '", " NOT LIKE '") + one(PATTERNS).replace("\\", "") + "')";
    }

    private String number(int depth) {
        if (depth <= 0) {
            return one("a", "b", one("0", "1", "2", "7", "10", "-3"));
        }
        String x = number(depth - 1);
        String y = number(depth - 1);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "(" + x + one(" + ", " - ", " * ") + y + ")";
            case 3 ->
                is(DatabaseKind.MARIADB) ? "(" + x + " DIV " + divisor() + ")" : "(" + x + " / " + divisor() + ")";
            case 4 -> "(" + x + " % " + divisor() + ")";
            case 5 -> one("length(", is(DatabaseKind.SQLITE) ? "length(" : "char_length(") + text(depth - 1) + ")";
            case 6 -> "abs(" + x + ")";
            case 7 -> "coalesce(" + x + ", " + y + ")";
            case 8 -> "nullif(" + x + ", " + y + ")";
            case 9 -> "(CASE WHEN " + condition(depth - 1) + " THEN " + x + one("", " ELSE " + y) + " END)";
            case 10 ->
                is(DatabaseKind.SQLITE)
                        ? one("max(", "min(") + x + ", " + y + ")"
                        : one("greatest(", "least(") + x + ", " + y + ")";
            case 11 -> year();
            case 12 -> position();
            default -> "(0 - " + x + ")";
        };
    }

    // A constant zero would fail before any row is looked at; whether the other operand is null first differs.
    private String divisor() {
        return one("2", "-3", "7", is(DatabaseKind.H2) ? "nullif(b, 0)" : "b");
    }

    private String year() {
        String field = one("year", "month", "day");
        return switch (kind) {
            case SQLITE -> "CAST(strftime('" + one("%Y", "%m", "%d") + "', " + one("d", "t") + ") AS INTEGER)";
            case POSTGRESQL ->
                one(
                        "extract(" + field + " FROM " + one("d", "t") + ")::int",
                        "(d - e)",
                        "(a IS NULL)::int",
                        "num_nulls(a, s, d)");
            default -> "extract(" + field + " FROM " + one("d", "t") + ")";
        };
    }

    private String position() {
        String part = "'" + one("b", "a", "1", "") + "'";
        return switch (kind) {
            case POSTGRESQL -> one("strpos(s, " + part + ")", "position(" + part + " IN u)");
            case MARIADB -> one("instr(s, " + part + ")", "locate(" + part + ", u)");
            case SQLITE -> "instr(s, " + part + ")";
            case H2 -> one("position(" + part + ", s)", "locate(" + part + ", u)");
        };
    }

    private String decimal(int depth) {
        if (depth <= 0) {
            return one("n", "m", "r", one("0.5", "1.25", "-2.00", "7.0"));
        }
        String x = one(decimal(depth - 1), number(depth - 1));
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + x + one(" + ", " - ", " * ") + decimal(depth - 1) + ")";
            case 2 -> is(DatabaseKind.POSTGRESQL) ? "round((" + x + ")::numeric, 1)" : "abs(" + x + ")";
            case 3 -> is(DatabaseKind.SQLITE) ? "abs(" + x + ")" : one("floor(", "ceiling(") + x + ")";
            case 4 -> "coalesce(" + x + ", " + decimal(0) + ")";
            default -> "nullif(" + decimal(depth - 1) + ", " + x + ")";
        };
    }

    private String text(int depth) {
        if (depth <= 0) {
            return one("s", "u", "'" + one(ProbeRow.TEXTS) + "'");
        }
        String x = text(depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> one("lower(", "upper(") + x + ")";
            case 1 ->
                is(DatabaseKind.MARIADB) ? "concat(" + x + ", " + text(0) + ")" : "(" + x + " || " + text(0) + ")";
            case 2 -> one("trim(", "ltrim(", "rtrim(") + x + ")";
            case 3 -> "coalesce(" + x + ", " + text(0) + ")";
            case 4 -> "replace(" + x + ", '" + one("a", "b", "12") + "', '" + one("", "z") + "')";
            case 5 ->
                is(DatabaseKind.SQLITE)
                        ? "substr(" + x + ", " + one("1", "2", "-2", "0") + ", " + one("1", "2", "9") + ")"
                        : "substring(" + x + ", " + one("1", "2", "3") + ", " + one("1", "2", "9") + ")";
            case 6 ->
                is(DatabaseKind.SQLITE)
                        ? "nullif(" + x + ", " + text(0) + ")"
                        : one("left(", "right(") + x + ", " + one("1", "2", "0") + ")";
            case 7 -> "(CASE WHEN " + condition(depth - 1) + " THEN " + x + " ELSE " + text(0) + " END)";
            default -> "nullif(" + x + ", " + text(0) + ")";
        };
    }

    private String date(int depth) {
        String day = ProbeRow.day(random).toString();
        if (depth <= 0) {
            return one("d", "e", is(DatabaseKind.SQLITE) ? "'" + day + "'" : "DATE '" + day + "'");
        }
        String x = date(0);
        String days = one("1", "10", "-10");
        return switch (kind) {
            case POSTGRESQL ->
                one(
                        "(" + x + " + " + days + ")",
                        "(" + x + " - 10)",
                        "coalesce(d, e)",
                        "date_trunc('month', d)::date",
                        "(d + interval '1 month')");
            case MARIADB ->
                one(
                        "DATE_ADD(" + x + ", INTERVAL " + days + " DAY)",
                        "(" + x + " + INTERVAL 1 MONTH)",
                        "coalesce(d, e)",
                        "LAST_DAY(d)");
            case SQLITE ->
                one(
                        "date(d, '" + (days.startsWith("-") ? days : "+" + days) + " days')",
                        "date(e, '+1 month')",
                        "coalesce(d, e)",
                        "date(d, 'start of month')");
            case H2 -> one("(" + x + " + " + days + ")", "DATEADD('MONTH', 1, d)", "coalesce(d, e)");
        };
    }

    private String moment(int depth) {
        String at = ProbeRow.day(random) + " 00:00:00";
        if (depth <= 0) {
            return one("t", is(DatabaseKind.SQLITE) ? "'" + at + "'" : "TIMESTAMP '" + at + "'");
        }
        return switch (kind) {
            case POSTGRESQL ->
                one("(t + interval '1 day 02:00')", "date_trunc('day', t)", "(t - (t - d))", "d::timestamp");
            case MARIADB -> one("(t + INTERVAL 2 HOUR)", "DATE_SUB(t, INTERVAL 1 DAY)");
            case SQLITE -> one("datetime(t, '+2 hours')", "datetime(t, 'start of day')");
            case H2 -> one("DATEADD('HOUR', 2, t)", "CAST(d AS TIMESTAMP)");
        };
    }
}
