package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.All;
import dev.rowloom.it.property.Condition.Any;
import dev.rowloom.it.property.Condition.Between;
import dev.rowloom.it.property.Condition.Compare;
import dev.rowloom.it.property.Condition.NotNull;
import dev.rowloom.it.property.Condition.Null;
import dev.rowloom.it.property.Condition.OneOf;
import dev.rowloom.it.property.Condition.Ordered;
import dev.rowloom.it.property.Condition.Spelling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a schema as the DDL of one database. */
final class Ddl {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Target target;
    private final SchemaModel schema;

    private Ddl(Target target, SchemaModel schema) {
        this.target = target;
        this.schema = schema;
    }

    static Ddl of(Target target, SchemaModel schema) {
        return new Ddl(target, schema);
    }

    String text() {
        return statements().stream().map(statement -> statement + "\n").collect(Collectors.joining());
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        List<String> later = new ArrayList<>();
        Set<String> created = new HashSet<>();
        for (TableModel table : schema.tables()) {
            created.add(table.name());
            List<String> lines = new ArrayList<>();
            for (ColumnModel column : table.columns()) {
                lines.add(column.name() + " " + type(column.type()) + (column.nullable() ? "" : " NOT NULL"));
            }
            if (!table.primaryKey().isEmpty()) {
                lines.add("PRIMARY KEY " + list(table.primaryKey()));
            }
            table.uniques().forEach(unique -> lines.add("UNIQUE " + list(unique)));
            table.checks().forEach(check -> lines.add("CHECK (" + condition(table, check) + ")"));
            for (ForeignKeyModel key : table.foreignKeys()) {
                if (created.contains(key.parent()) || target == Target.SQLITE) {
                    lines.add(foreignKey(key));
                } else {
                    later.add("ALTER TABLE " + table.name() + " ADD " + foreignKey(key) + ";");
                }
            }
            statements.add("CREATE TABLE " + table.name() + " (\n  " + String.join(",\n  ", lines) + "\n);");
            statements.addAll(
                    new DdlKeys(target, table, predicate -> condition(table, predicate), this::literal).statements());
        }
        statements.addAll(later);
        return statements;
    }

    private static String foreignKey(ForeignKeyModel key) {
        return "FOREIGN KEY " + list(key.columns()) + " REFERENCES " + key.parent() + " " + list(key.parentColumns());
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private String type(TypeModel type) {
        return switch (type.kind()) {
            case SMALLINT -> "SMALLINT";
            case INT -> target == Target.MYSQL ? "INT" : "INTEGER";
            case BIGINT -> "BIGINT";
            case NUMERIC ->
                (target == Target.MYSQL ? "DECIMAL(" : "NUMERIC(") + type.length() + "," + type.scale() + ")";
            case DOUBLE -> target == Target.MYSQL ? "DOUBLE" : "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case VARCHAR -> "VARCHAR(" + type.length() + ")";
            case CHAR -> "CHAR(" + type.length() + ")";
            case TEXT -> target == Target.H2 ? "VARCHAR" : "TEXT";
            case DATE -> "DATE";
            case TIMESTAMP -> target == Target.MYSQL ? "DATETIME" : target == Target.H2 ? "TIMESTAMP(6)" : "TIMESTAMP";
            case INT_RANGE, DATE_RANGE, TIMESTAMP_RANGE -> range(type);
            case UUID -> target == Target.MYSQL || target == Target.SQLITE ? "CHAR(36)" : "UUID";
        };
    }

    /** PostgreSQL's name of a type of ranges. */
    static String range(TypeModel type) {
        return switch (type.kind()) {
            case INT_RANGE -> "int4range";
            case DATE_RANGE -> "daterange";
            case TIMESTAMP_RANGE -> "tsrange";
            default -> throw new IllegalArgumentException(type + " is no range");
        };
    }

    private String condition(TableModel table, Condition condition) {
        if (condition instanceof Compare c) {
            return c.column() + " " + c.operator().sql() + " " + literal(c.literal());
        } else if (condition instanceof Between c) {
            return c.column() + " BETWEEN " + literal(c.low()) + " AND " + literal(c.high());
        } else if (condition instanceof OneOf c) {
            return target == Target.POSTGRESQL && c.spelling() == Spelling.ANY_ARRAY ? anyArray(c) : in(table, c);
        } else if (condition instanceof Null c) {
            return c.column() + " IS NULL";
        } else if (condition instanceof NotNull c) {
            return c.column() + " IS NOT NULL";
        } else if (condition instanceof Condition.Flag c) {
            return c.value() ? c.column() : "NOT " + c.column();
        } else if (condition instanceof Ordered c) {
            return c.left() + " " + c.operator().sql() + " " + c.right();
        } else if (condition instanceof Condition.Sum c) {
            return c.left() + " + " + c.right() + " " + c.operator().sql() + " " + literal(c.number());
        } else if (condition instanceof Condition.Prefix c) {
            return c.column() + " LIKE '" + c.prefix() + "%'";
        } else if (condition instanceof Condition.Length c) {
            String function = target == Target.SQLITE ? "length(" : "char_length(";
            return function + c.column() + ") BETWEEN " + c.least() + " AND " + c.most();
        } else if (condition instanceof Condition.Choose c) {
            return "CASE WHEN " + condition(table, c.when()) + " THEN " + condition(table, c.then()) + " ELSE "
                    + condition(table, c.otherwise()) + " END";
        } else if (condition instanceof All c) {
            return join(table, c.parts(), " AND ");
        }
        return join(table, ((Any) condition).parts(), " OR ");
    }

    private String join(TableModel table, List<Condition> parts, String word) {
        return parts.stream().map(part -> "(" + condition(table, part) + ")").collect(Collectors.joining(word));
    }

    /** H2 compares a padded CHAR with a text as it stands: it needs texts that are padded too. */
    private String in(TableModel table, OneOf c) {
        TypeModel type = table.column(c.column()).type();
        boolean padded = target == Target.H2 && type.kind() == TypeModel.Kind.CHAR;
        return c.values().stream()
                .map(this::literal)
                .map(text -> padded ? "CAST(" + text + " AS " + type(type) + ")" : text)
                .collect(Collectors.joining(", ", c.column() + " IN (", ")"));
    }

    /** As pg_dump prints {@code IN}. */
    private String anyArray(OneOf c) {
        if (c.values().get(0) instanceof String) {
            return "(" + c.column() + ")::text = ANY ((ARRAY["
                    + c.values().stream()
                            .map(value -> literal(value) + "::character varying")
                            .collect(Collectors.joining(", "))
                    + "])::text[])";
        }
        return c.column() + " = ANY (ARRAY["
                + c.values().stream().map(this::literal).collect(Collectors.joining(", ")) + "])";
    }

    private String literal(Object value) {
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        } else if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        } else if (value instanceof BigDecimal decimal) {
            return number(decimal, "numeric");
        } else if (value instanceof Long whole) {
            return number(BigDecimal.valueOf(whole), "integer");
        } else if (value instanceof LocalDate date) {
            return temporal("DATE", date.toString());
        } else if (value instanceof LocalDateTime time) {
            return temporal("TIMESTAMP", TIMESTAMP.format(time));
        }
        return value.toString();
    }

    /** A negative number in PostgreSQL is written as pg_dump does. */
    private String number(BigDecimal value, String type) {
        String text = value.toPlainString();
        return value.signum() < 0 && target == Target.POSTGRESQL ? "'" + text + "'::" + type : text;
    }

    private String temporal(String type, String text) {
        return switch (target) {
            case H2, MYSQL -> type + " '" + text + "'";
            case POSTGRESQL -> "'" + text + "'::" + (type.equals("DATE") ? "date" : "timestamp without time zone");
            case SQLITE -> "'" + text + "'";
        };
    }
}
