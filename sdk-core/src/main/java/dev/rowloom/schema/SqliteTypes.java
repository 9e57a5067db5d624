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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite's declared types are meant to hold.
 *
 * <p>To SQLite a type is only an affinity; names of other products' types are honoured, because whoever wrote them meant
 * them. All other names go by the rules of affinity, sqlite.org/datatype3.html.
 */
final class SqliteTypes {

    /** A double holds fifteen digits exactly. */
    private static final int EXACT_DIGITS = 15;

    private SqliteTypes() {}

    static DataType of(TypeDeclaration declared) {
        String name = declared.name();
        Zone zone = declared.attributes().contains("with time zone") || name.endsWith("tz")
                ? Zone.WITH_ZONE
                : Zone.WITHOUT_ZONE;
        return switch (name) {
            case "", "any" -> text(declared, DataType.UNLIMITED);
            case "bool", "boolean", "bit", "logical" -> new DataType.BooleanType();
            case "tinyint", "int1" -> declared.argument(0, 0) == 1 ? new DataType.BooleanType() : integer(8, declared);
            case "smallint", "int2" -> integer(16, declared);
            case "mediumint" -> integer(24, declared);
            case "int", "int4" -> integer(32, declared);
            case "date" -> new DataType.DateType();
            case "datetime", "timestamp", "timestamptz", "datetime2", "smalldatetime" -> new TimestampType(0, zone);
            case "time", "timetz" -> new TimeType(0, zone);
            case "year" -> new DataType.YearType();
            case "uuid", "guid", "uniqueidentifier" -> new DataType.UuidType();
            case "json", "jsonb" -> new DataType.JsonType();
            case "xml" -> new DataType.XmlType();
            case "money", "smallmoney", "currency" -> new DecimalType(EXACT_DIGITS, 2, Sign.SIGNED);
            case "numeric", "decimal", "number", "dec" -> decimal(declared);
            case "binary", "varbinary", "image", "bytea" ->
                new BinaryType(declared.argument(0, DataType.UNLIMITED), Padding.VARYING);
            case "enum" ->
                declared.arguments().isEmpty()
                        ? text(declared, DataType.UNLIMITED)
                        : new DataType.EnumType(declared.arguments(), equality(declared.collation()));
            case "string" -> text(declared, declared.argument(0, DataType.UNLIMITED));
            default -> affinity(declared);
        };
    }

    private static DataType affinity(TypeDeclaration declared) {
        String name = declared.name();
        if (name.contains("int") && !name.contains("point")) {
            return integer(64, declared);
        } else if (name.contains("char") || name.contains("clob") || name.contains("text")) {
            return text(declared, declared.argument(0, DataType.UNLIMITED));
        } else if (name.contains("blob")) {
            return new BinaryType(DataType.UNLIMITED, Padding.VARYING);
        } else if (name.contains("real") || name.contains("floa") || name.contains("doub")) {
            return new FloatType(64, sign(declared));
        }
        return new DataType.OpaqueType(name);
    }

    private static IntegerType integer(int bits, TypeDeclaration declared) {
        return sign(declared) == Sign.UNSIGNED ? IntegerType.unsigned(bits) : IntegerType.signed(bits);
    }

    private static Sign sign(TypeDeclaration declared) {
        return declared.attributes().contains("unsigned") || declared.name().startsWith("unsigned")
                ? Sign.UNSIGNED
                : Sign.SIGNED;
    }

    private static DecimalType decimal(TypeDeclaration declared) {
        int precision = Math.min(EXACT_DIGITS, declared.argument(0, 0));
        return new DecimalType(precision, Math.min(precision, declared.argument(1, 0)), sign(declared));
    }

    // SQLite pads nothing, CHAR(n) included; a length of 0 is not meant.
    private static TextType text(TypeDeclaration declared, int length) {
        int most = length == 0 ? DataType.UNLIMITED : length;
        return new TextType(most, LengthUnit.CHARACTERS, Padding.VARYING, equality(declared.collation()));
    }

    private static TextEquality equality(@Nullable String collation) {
        String name = collation == null ? "binary" : collation.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "binary" -> TextEquality.EXACT;
            case "rtrim" -> TextEquality.PADDED;
            default -> TextEquality.CASE_INSENSITIVE;
        };
    }
}
