package dev.rowloom.schema;

import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;
import java.math.BigInteger;

/** Oracle's types, after chapter 2 of its SQL Language Reference. */
final class OracleTypes {

    private static final int UNLIMITED = DataType.UNLIMITED;

    /** The bytes of a VARCHAR2, unless the server has extended types. */
    private static final int LONGEST = 4000;

    private static final int LONGEST_CHAR = 2000;
    private static final int BYTES_OF_CHARACTER = 4;

    /** The digits of a whole number that Rowloom makes. */
    private static final int MOST_DIGITS = 18;

    private OracleTypes() {}

    static DataType of(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "number", "numeric", "decimal", "dec" -> number(declared);
            // BIGINT is no type of Oracle, but what its writer meant is plain
            case "integer", "int", "smallint", "bigint" -> whole(MOST_DIGITS);
            case "float", "real", "double precision", "binary_double" -> new FloatType(64, Sign.SIGNED);
            case "binary_float" -> new FloatType(32, Sign.SIGNED);
            case "boolean" -> new DataType.BooleanType();
            case "xmltype" -> new DataType.XmlType();
            case "json" -> new DataType.JsonType();
            default -> text(declared);
        };
    }

    // NUMBER alone holds any number, NUMBER(*,s) as many digits as there are; only NUMBER rounds nothing without a scale.
    private static DataType number(TypeDeclaration declared) {
        boolean bare = declared.arguments().isEmpty()
                || declared.arguments().size() == 1 && declared.arguments().get(0).equals("*");
        if (bare) {
            return declared.name().equals("number") ? new DecimalType(0, 0, Sign.SIGNED) : whole(MOST_DIGITS);
        }
        int precision = declared.argument(0, 38);
        int scale = declared.argument(1, 0);
        return scale == 0 ? whole(precision) : new DecimalType(precision, scale, Sign.SIGNED);
    }

    private static IntegerType whole(int digits) {
        long limit = BigInteger.TEN.pow(Math.max(1, Math.min(digits, MOST_DIGITS))).longValueExact() - 1;
        return new IntegerType(-limit, limit);
    }

    private static DataType text(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "varchar2", "varchar", "char varying", "character varying" ->
                sized(declared, declared.argument(0, LONGEST), Padding.VARYING);
            case "char", "character" -> sized(declared, declared.argument(0, 1), Padding.FIXED);
            case "nvarchar2", "national char varying", "national character varying", "nchar varying" ->
                characters(declared.argument(0, LONGEST_CHAR), Padding.VARYING);
            case "nchar", "national char", "national character" ->
                characters(declared.argument(0, 1), Padding.FIXED);
            case "clob", "nclob", "long", "long varchar" -> characters(UNLIMITED, Padding.VARYING);
            default -> binary(declared);
        };
    }

    /** Lengths count bytes unless declared in characters; a text of as many bytes never has more characters. */
    private static TextType sized(TypeDeclaration declared, int length, Padding padding) {
        int longest = padding == Padding.FIXED ? LONGEST_CHAR : LONGEST;
        boolean characters = declared.attributes().contains("char") && length <= longest / BYTES_OF_CHARACTER;
        return characters
                ? characters(length, padding)
                : new TextType(Math.min(length, 8 * LONGEST), LengthUnit.BYTES, padding, equality(padding));
    }

    private static TextType characters(int length, Padding padding) {
        return new TextType(length, LengthUnit.CHARACTERS, padding, equality(padding));
    }

    private static TextEquality equality(Padding padding) {
        TextEquality told = padding == Padding.FIXED ? TextEquality.PADDED : TextEquality.EXACT;
        return told.withEmptyTextNull();
    }

    private static DataType binary(TypeDeclaration declared) {
        String name = declared.name();
        boolean zone = declared.attributes().contains("with time zone")
                || declared.attributes().contains("with local time zone");
        if (name.equals("interval") || name.startsWith("interval ")) {
            return new DataType.IntervalType();
        }
        return switch (name) {
            case "raw" -> new BinaryType(declared.argument(0, LONGEST_CHAR), Padding.VARYING);
            // what a literal holds
            case "blob", "long raw" -> new BinaryType(LONGEST_CHAR, Padding.VARYING);
            // a date has a time of day
            case "date" -> new TimestampType(0, Zone.WITHOUT_ZONE);
            case "timestamp" ->
                new TimestampType(
                        Math.min(6, declared.argument(0, 6)), zone ? Zone.WITH_ZONE : Zone.WITHOUT_ZONE);
            default -> new DataType.OpaqueType(name);
        };
    }
}
