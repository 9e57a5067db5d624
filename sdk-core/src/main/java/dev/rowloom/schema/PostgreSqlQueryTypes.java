package dev.rowloom.schema;

import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.IntervalType;
import dev.rowloom.schema.DataType.TextType;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's: what an expression gives has no size, and a column keeps its type alone. */
final class PostgreSqlQueryTypes extends QueryTypes {

    @Override
    public boolean selectsInto() {
        return true;
    }

    @Override
    public String unnamed(String text, String hint) {
        return hint.isEmpty() ? "?column?" : hint;
    }

    @Override
    public @Nullable String systemColumns(String table) {
        return switch (table) {
            case "" -> "tableoid oid, ctid tid, xmin xid, xmax xid, cmin cid, cmax cid";
            case "pg_class" ->
                "oid oid, relname name, relnamespace oid, reltype oid, reloftype oid, relowner oid, relam oid, "
                        + "relpages int, reltuples real, relnatts smallint, relchecks smallint";
            case "pg_namespace" -> "oid oid, nspname name, nspowner oid";
            case "pg_type" -> "oid oid, typname name, typnamespace oid, typowner oid, typlen smallint";
            case "pg_attribute" -> "attrelid oid, attname name, atttypid oid, attnum smallint, attnotnull boolean";
            case "pg_enum" -> "oid oid, enumtypid oid, enumsortorder real, enumlabel name";
            default -> null;
        };
    }

    @Override
    public String decimal(int precision, int scale) {
        return "numeric";
    }

    @Override
    public String text(int length) {
        return "text";
    }

    @Override
    public boolean hasSizes() {
        return false;
    }

    @Override
    public String movedDate() {
        return "timestamp";
    }

    @Override
    public String nothing() {
        return "text";
    }

    @Override
    public String scientific() {
        return "numeric";
    }

    @Override
    public @Nullable String clock(String function) {
        return switch (function) {
            case "now", "transaction_timestamp", "statement_timestamp", "clock_timestamp" -> "timestamp with time zone";
            default -> super.clock(function);
        };
    }

    @Override
    public @Nullable String function(String name) {
        return switch (name) {
            case "to_char", "quote_ident", "quote_literal", "format", "chr", "repeat", "encode" -> "text";
            case "to_timestamp", "make_timestamptz" -> "timestamp with time zone";
            case "age" -> "interval";
            case "ntile" -> "integer";
            case "date_part" -> "double precision";
            case "nextval", "currval" -> "bigint";
            case "gen_random_uuid", "uuid_generate_v4" -> "uuid";
            case "current_user", "session_user", "user" -> "name";
            case "json_agg", "json_build_object", "to_json", "row_to_json", "json_object_agg" -> "json";
            case "jsonb_agg", "jsonb_build_object", "to_jsonb", "jsonb_object_agg" -> "jsonb";
            default -> null;
        };
    }

    @Override
    public @Nullable String unsized(DataType type) {
        return type instanceof DecimalType ? "numeric" : type instanceof TextType ? "text" : null;
    }

    @Override
    public String extracted() {
        return "numeric";
    }

    @Override
    public @Nullable String sum(DataType type) {
        if (type instanceof IntegerType integer) {
            return bits(integer) < 64 ? "bigint" : "numeric";
        }
        return other(type);
    }

    @Override
    public @Nullable String average(DataType type) {
        return type instanceof IntegerType ? "numeric" : other(type);
    }

    private static @Nullable String other(DataType type) {
        if (type instanceof FloatType) {
            return "double precision";
        }
        return type instanceof DecimalType ? "numeric" : type instanceof IntervalType ? "interval" : null;
    }

    @Override
    String wholes(char operator, IntegerType left, IntegerType right) {
        return whole(Math.max(bits(left), bits(right)));
    }
}
