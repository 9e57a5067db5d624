package dev.rowloom.schema;

import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.BitType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.NetworkKind;
import dev.rowloom.schema.DataType.NetworkType;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.RangeType;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimeType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;

/** PostgreSQL's built-in types and their aliases, after chapter 8 of its manual. */
final class PostgreSqlTypes {

    private static final int UNLIMITED = DataType.UNLIMITED;

    private PostgreSqlTypes() {}

    static DataType of(TypeDeclaration declared) {
        DataType element = element(declared);
        // The number of dimensions is not enforced.
        return declared.arrayDimensions() > 0 ? new DataType.ArrayType(element) : element;
    }

    private static DataType element(TypeDeclaration declared) {
        String name = declared.name();
        return switch (name) {
            case "smallint", "int2", "smallserial", "serial2" -> IntegerType.signed(16);
            case "integer", "int", "int4", "serial", "serial4" -> IntegerType.signed(32);
            case "bigint", "int8", "bigserial", "serial8" -> IntegerType.signed(64);
            case "oid" -> IntegerType.unsigned(32);
            case "numeric", "decimal", "dec" ->
                new DecimalType(declared.argument(0, 0), Math.max(0, declared.argument(1, 0)), Sign.SIGNED);
            case "money" -> new DecimalType(16, 2, Sign.SIGNED);
            case "real", "float4" -> new FloatType(32, Sign.SIGNED);
            case "double precision", "float8" -> new FloatType(64, Sign.SIGNED);
            case "float" -> new FloatType(declared.argument(0, 53) <= 24 ? 32 : 64, Sign.SIGNED);
            case "boolean", "bool" -> new DataType.BooleanType();
            case "bytea" -> new BinaryType(UNLIMITED, Padding.VARYING);
            case "bit" -> new BitType(declared.argument(0, 1), Padding.FIXED);
            case "bit varying", "varbit" -> new BitType(declared.argument(0, UNLIMITED), Padding.VARYING);
            case "uuid" -> new DataType.UuidType();
            case "json", "jsonb" -> new DataType.JsonType();
            case "xml" -> new DataType.XmlType();
            default -> text(declared);
        };
    }

    private static DataType text(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "text" -> characters(UNLIMITED, Padding.VARYING, TextEquality.EXACT);
            case "character varying", "varchar", "char varying", "national character varying", "nchar varying" ->
                characters(declared.argument(0, UNLIMITED), Padding.VARYING, TextEquality.EXACT);
            case "character", "char", "national character", "national char", "nchar" ->
                characters(declared.argument(0, 1), Padding.FIXED, TextEquality.PADDED);
            case "bpchar" ->
                declared.arguments().isEmpty()
                        ? characters(UNLIMITED, Padding.VARYING, TextEquality.PADDED)
                        : characters(declared.argument(0, 1), Padding.FIXED, TextEquality.PADDED);
            case "citext" -> characters(UNLIMITED, Padding.VARYING, TextEquality.CASE_INSENSITIVE);
            case "name" -> new TextType(63, LengthUnit.BYTES, Padding.VARYING, TextEquality.EXACT);
            default -> temporal(declared);
        };
    }

    private static TextType characters(int length, Padding padding, TextEquality equality) {
        return new TextType(length, LengthUnit.CHARACTERS, padding, equality);
    }

    private static DataType temporal(TypeDeclaration declared) {
        String name = declared.name();
        Zone zone = declared.attributes().contains("with time zone") || name.endsWith("tz")
                ? Zone.WITH_ZONE
                : Zone.WITHOUT_ZONE;
        int precision = Math.min(6, declared.argument(0, 6));
        if (name.equals("interval") || name.startsWith("interval ")) {
            return new DataType.IntervalType();
        }
        return switch (name) {
            case "date" -> new DataType.DateType();
            case "time", "timetz" -> new TimeType(precision, zone);
            case "timestamp", "timestamptz" -> new TimestampType(precision, zone);
            case "inet" -> new NetworkType(NetworkKind.INET);
            case "cidr" -> new NetworkType(NetworkKind.CIDR);
            case "macaddr" -> new NetworkType(NetworkKind.MACADDR);
            case "macaddr8" -> new NetworkType(NetworkKind.MACADDR8);
            default -> range(name);
        };
    }

    private static DataType range(String name) {
        return switch (name) {
            case "int4range" -> new RangeType(IntegerType.signed(32));
            case "int8range" -> new RangeType(IntegerType.signed(64));
            case "numrange" -> new RangeType(new DecimalType(0, 0, Sign.SIGNED));
            case "daterange" -> new RangeType(new DataType.DateType());
            case "tsrange" -> new RangeType(new TimestampType(6, Zone.WITHOUT_ZONE));
            case "tstzrange" -> new RangeType(new TimestampType(6, Zone.WITH_ZONE));
            default -> new DataType.OpaqueType(name);
        };
    }
}
