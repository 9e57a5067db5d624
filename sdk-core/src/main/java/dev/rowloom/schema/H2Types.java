package dev.rowloom.schema;

import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimeType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;

/** The types of H2, those of its compatibility modes included, after h2database.com/html/datatypes.html. */
final class H2Types {

    private static final int UNLIMITED = DataType.UNLIMITED;

    /** What {@code VARCHAR}, {@code CHAR} and {@code BINARY} hold at most. */
    private static final int LONGEST = 1_048_576;

    private static final int DIGITS = 38;

    private H2Types() {}

    static DataType of(TypeDeclaration declared) {
        DataType type = element(declared);
        for (int i = 0; i < declared.arrayDimensions(); i++) {
            type = new DataType.ArrayType(type);
        }
        return type;
    }

    private static DataType element(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "tinyint" -> integer(8, declared);
            case "smallint", "int2", "smallserial", "serial2" -> integer(16, declared);
            case "integer", "int", "int4", "mediumint", "signed", "serial", "serial4" -> integer(32, declared);
            // IDENTITY is a clause to the reader, and a type of its own to H2
            case "bigint", "int8", "long", "bigserial", "serial8", "" -> integer(64, declared);
            case "numeric", "decimal", "dec" ->
                new DecimalType(declared.argument(0, DIGITS), declared.argument(1, 0), Sign.SIGNED);
            case "number", "decfloat" -> new DecimalType(declared.argument(0, 0), declared.argument(1, 0), Sign.SIGNED);
            case "money", "smallmoney" -> new DecimalType(10, 2, Sign.SIGNED);
            case "real", "float4" -> new FloatType(32, Sign.SIGNED);
            case "double precision", "double", "float8" -> new FloatType(64, Sign.SIGNED);
            case "float" -> new FloatType(declared.argument(0, 53) <= 24 ? 32 : 64, Sign.SIGNED);
            case "boolean", "bool", "bit" -> new DataType.BooleanType();
            case "uuid", "uniqueidentifier" -> new DataType.UuidType();
            case "json" -> new DataType.JsonType();
            case "enum" -> new DataType.EnumType(declared.arguments(), TextEquality.EXACT);
            case "year" -> new DataType.YearType();
            default -> text(declared);
        };
    }

    // The unsigned types of MySQL are taken, and hold what the signed ones do.
    private static IntegerType integer(int bits, TypeDeclaration declared) {
        IntegerType type = IntegerType.signed(bits);
        return declared.attributes().contains("unsigned") ? new IntegerType(0, type.max()) : type;
    }

    private static DataType text(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "character", "char", "nchar", "national character", "national char" ->
                characters(declared.argument(0, 1), Padding.FIXED, TextEquality.PADDED);
            case "character varying",
                    "varchar",
                    "char varying",
                    "varchar2",
                    "nvarchar",
                    "nvarchar2",
                    "national character varying",
                    "national char varying",
                    "nchar varying",
                    "varchar_casesensitive",
                    "longvarchar" -> characters(declared.argument(0, LONGEST), Padding.VARYING, TextEquality.EXACT);
            case "varchar_ignorecase" ->
                characters(declared.argument(0, LONGEST), Padding.VARYING, TextEquality.CASE_INSENSITIVE);
            case "citext" -> characters(LONGEST, Padding.VARYING, TextEquality.CASE_INSENSITIVE);
            case "character large object",
                    "char large object",
                    "national character large object",
                    "nchar large object",
                    "clob",
                    "nclob",
                    "text",
                    "tinytext",
                    "mediumtext",
                    "longtext",
                    "ntext" -> characters(declared.argument(0, UNLIMITED), Padding.VARYING, TextEquality.EXACT);
            default -> binary(declared);
        };
    }

    // Lengths count the chars of Java; a character beyond them counts twice.
    private static TextType characters(int length, Padding padding, TextEquality equality) {
        return new TextType(length, LengthUnit.CHARACTERS, padding, equality);
    }

    private static DataType binary(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "binary" -> new BinaryType(declared.argument(0, 1), Padding.FIXED);
            case "binary varying", "varbinary", "raw", "bytea", "longvarbinary", "long raw" ->
                new BinaryType(declared.argument(0, LONGEST), Padding.VARYING);
            case "binary large object", "blob", "tinyblob", "mediumblob", "longblob", "image" ->
                new BinaryType(declared.argument(0, UNLIMITED), Padding.VARYING);
            default -> temporal(declared);
        };
    }

    private static DataType temporal(TypeDeclaration declared) {
        String name = declared.name();
        Zone zone = declared.attributes().contains("with time zone") || name.endsWith("tz")
                ? Zone.WITH_ZONE
                : Zone.WITHOUT_ZONE;
        if (name.equals("interval") || name.startsWith("interval ")) {
            return DataType.IntervalType.named(name);
        }
        return switch (name) {
            case "date" -> new DataType.DateType();
            case "time", "timetz" -> new TimeType(Math.min(6, declared.argument(0, 0)), zone);
            case "timestamp", "timestamptz", "datetime", "datetime2", "datetimeoffset" ->
                new TimestampType(
                        Math.min(6, declared.argument(0, 6)), name.equals("datetimeoffset") ? Zone.WITH_ZONE : zone);
            case "smalldatetime" -> new TimestampType(0, zone);
            default -> new DataType.OpaqueType(name);
        };
    }
}
