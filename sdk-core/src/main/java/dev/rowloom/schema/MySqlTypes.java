package dev.rowloom.schema;

import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.BitType;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of MySQL and MariaDB and their aliases, after chapter 11 of MySQL's manual. */
final class MySqlTypes {

    private static final int UNLIMITED = DataType.UNLIMITED;

    private MySqlTypes() {}

    static DataType of(TypeDeclaration declared) {
        boolean flag = declared.argument(0, 0) == 1;
        return switch (declared.name()) {
            case "bool", "boolean" -> new DataType.BooleanType();
            case "tinyint", "int1" -> flag ? new DataType.BooleanType() : integer(8, declared);
            case "smallint", "int2" -> integer(16, declared);
            case "mediumint", "int3", "middleint" -> integer(24, declared);
            case "int", "integer", "int4" -> integer(32, declared);
            case "bigint", "int8" -> integer(64, declared);
            case "serial" -> IntegerType.unsigned(64);
            case "bit" ->
                flag || declared.arguments().isEmpty()
                        ? new DataType.BooleanType()
                        : new BitType(declared.argument(0, 1), Padding.FIXED);
            case "decimal", "numeric", "dec", "fixed" ->
                new DecimalType(declared.argument(0, 10), declared.argument(1, 0), sign(declared));
            case "float", "float4" -> real(declared.argument(0, 0) > 24 ? 64 : 32, declared);
            case "double", "double precision", "real", "float8" -> real(64, declared);
            default -> text(declared);
        };
    }

    private static IntegerType integer(int bits, TypeDeclaration declared) {
        return sign(declared) == Sign.UNSIGNED ? IntegerType.unsigned(bits) : IntegerType.signed(bits);
    }

    // ZEROFILL implies UNSIGNED.
    private static Sign sign(TypeDeclaration declared) {
        return declared.attributes().contains("unsigned")
                        || declared.attributes().contains("zerofill")
                ? Sign.UNSIGNED
                : Sign.SIGNED;
    }

    // FLOAT(7,4) rounds to four digits and holds seven.
    private static DataType real(int bits, TypeDeclaration declared) {
        return declared.arguments().size() == 2
                ? new DecimalType(declared.argument(0, 10), declared.argument(1, 0), sign(declared))
                : new FloatType(bits, sign(declared));
    }

    private static DataType text(TypeDeclaration declared) {
        TextEquality equality = equality(declared.collation(), declared);
        return switch (declared.name()) {
            case "char", "character", "nchar", "national char", "national character" ->
                new TextType(declared.argument(0, 1), LengthUnit.CHARACTERS, Padding.FIXED, equality);
            case "varchar",
                    "character varying",
                    "char varying",
                    "nvarchar",
                    "nchar varchar",
                    "national varchar",
                    "national char varying",
                    "national character varying",
                    "varcharacter" ->
                new TextType(declared.argument(0, UNLIMITED), LengthUnit.CHARACTERS, Padding.VARYING, equality);
            case "tinytext" -> bytes(255, equality);
            case "text" -> bytes(65_535, equality);
            case "mediumtext", "long", "long varchar" -> bytes(16_777_215, equality);
            case "longtext" -> bytes(UNLIMITED, equality);
            case "enum" -> new DataType.EnumType(declared.arguments(), equality);
            case "set" -> new DataType.SetType(declared.arguments());
            default -> binary(declared);
        };
    }

    private static TextType bytes(int length, TextEquality equality) {
        return new TextType(length, LengthUnit.BYTES, Padding.VARYING, equality);
    }

    // A collation's name ends in what it tells apart; without one the server's default decides, taken for the coarsest.
    private static TextEquality equality(@Nullable String collation, TypeDeclaration declared) {
        if (collation == null) {
            return declared.attributes().contains("binary") ? TextEquality.PADDED : TextEquality.COARSE;
        }
        String name = collation.toLowerCase(Locale.ROOT);
        if (name.equals("binary") || name.endsWith("0900_bin") || name.endsWith("nopad_bin")) {
            return TextEquality.EXACT;
        }
        if (name.endsWith("_bin") || name.endsWith("_cs")) {
            return TextEquality.PADDED;
        }
        return TextEquality.COARSE;
    }

    private static DataType binary(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "binary", "char byte" -> new BinaryType(declared.argument(0, 1), Padding.FIXED);
            case "varbinary" -> new BinaryType(declared.argument(0, UNLIMITED), Padding.VARYING);
            case "tinyblob" -> new BinaryType(255, Padding.VARYING);
            case "blob" -> new BinaryType(declared.argument(0, 65_535), Padding.VARYING);
            case "mediumblob", "long varbinary" -> new BinaryType(16_777_215, Padding.VARYING);
            case "longblob" -> new BinaryType(UNLIMITED, Padding.VARYING);
            case "date" -> new DataType.DateType();
            case "time" -> new TimeType(Math.min(6, declared.argument(0, 0)), Zone.WITHOUT_ZONE);
            case "datetime" -> new TimestampType(Math.min(6, declared.argument(0, 0)), Zone.WITHOUT_ZONE);
            // kept at UTC, and shown in the session's time zone: a point in time
            case "timestamp" ->
                new TimestampType(Math.min(6, declared.argument(0, 0)), Zone.WITH_ZONE, DataType.Years.SINCE_1970);
            case "year" -> new DataType.YearType();
            case "json" -> new DataType.JsonType();
            case "uuid" -> new DataType.UuidType();
            case "inet6" -> new DataType.NetworkType(DataType.NetworkKind.INET6);
            case "inet4" -> new DataType.NetworkType(DataType.NetworkKind.INET);
            default -> new DataType.OpaqueType(declared.name());
        };
    }
}
