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
import dev.rowloom.schema.DataType.Years;
import dev.rowloom.schema.DataType.Zone;
import dev.rowloom.schema.TextEquality.Sensitivity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SQL Server's types, after the pages on data types of its Transact-SQL reference. */
final class SqlServerTypes {

    private static final int UNLIMITED = DataType.UNLIMITED;

    private SqlServerTypes() {}

    static DataType of(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "tinyint" -> IntegerType.unsigned(8);
            case "smallint" -> IntegerType.signed(16);
            case "int", "integer" -> IntegerType.signed(32);
            case "bigint" -> IntegerType.signed(64);
            case "bit" -> new DataType.BooleanType();
            case "decimal", "numeric", "dec" ->
                new DecimalType(declared.argument(0, 18), declared.argument(1, 0), Sign.SIGNED);
            // 922,337,203,685,477.5807 and 214,748.3647 are the greatest: all numbers of one digit less fit
            case "money" -> new DecimalType(18, 4, Sign.SIGNED);
            case "smallmoney" -> new DecimalType(9, 4, Sign.SIGNED);
            case "real" -> new FloatType(32, Sign.SIGNED);
            case "float", "double precision" ->
                new FloatType(declared.argument(0, 53) <= 24 ? 32 : 64, Sign.SIGNED);
            case "uniqueidentifier" -> new DataType.UuidType();
            case "xml" -> new DataType.XmlType();
            case "json" -> new DataType.JsonType();
            default -> text(declared);
        };
    }

    private static DataType text(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "char", "character" -> bytes(declared, declared.argument(0, 1), Padding.FIXED);
            case "varchar", "char varying", "character varying" ->
                bytes(declared, length(declared), Padding.VARYING);
            case "text" -> bytes(declared, UNLIMITED, Padding.VARYING);
            case "nchar", "national char", "national character" ->
                characters(declared, declared.argument(0, 1), Padding.FIXED);
            case "nvarchar", "national char varying", "national character varying" ->
                characters(declared, length(declared), Padding.VARYING);
            case "ntext", "national text" -> characters(declared, UNLIMITED, Padding.VARYING);
            case "sysname" -> characters(declared, 128, Padding.VARYING);
            default -> binary(declared);
        };
    }

    // Without a length, one character; MAX is no number.
    private static int length(TypeDeclaration declared) {
        return declared.arguments().isEmpty() ? 1 : declared.argument(0, UNLIMITED);
    }

    private static TextType characters(TypeDeclaration declared, int length, Padding padding) {
        return new TextType(length, LengthUnit.CHARACTERS, padding, equality(declared.collation()));
    }

    private static TextType bytes(TypeDeclaration declared, int length, Padding padding) {
        return new TextType(length, LengthUnit.BYTES, padding, equality(declared.collation()));
    }

    // Latin1_General_100_CI_AS: what is told apart. Trailing spaces never are.
    private static TextEquality equality(@Nullable String collation) {
        if (collation == null) {
            return TextEquality.COARSE;
        }
        String name = collation.toUpperCase(Locale.ROOT) + "_";
        if (name.contains("_BIN_") || name.contains("_BIN2_")) {
            return TextEquality.PADDED;
        }
        return new TextEquality(
                name.contains("_CS_") ? Sensitivity.SIGNIFICANT : Sensitivity.IGNORED,
                name.contains("_AS_") ? Sensitivity.SIGNIFICANT : Sensitivity.IGNORED,
                Sensitivity.IGNORED);
    }

    private static DataType binary(TypeDeclaration declared) {
        return switch (declared.name()) {
            case "binary" -> new BinaryType(declared.argument(0, 1), Padding.FIXED);
            case "varbinary", "binary varying" -> new BinaryType(length(declared), Padding.VARYING);
            case "image" -> new BinaryType(UNLIMITED, Padding.VARYING);
            case "date" -> new DataType.DateType();
            case "time" -> new TimeType(precision(declared), Zone.WITHOUT_ZONE);
            case "datetime2" -> new TimestampType(precision(declared), Zone.WITHOUT_ZONE);
            case "datetimeoffset" -> new TimestampType(precision(declared), Zone.WITH_ZONE);
            // kept in 1/300 of a second: of decimal fractions, hundredths are kept
            case "datetime" -> new TimestampType(2, Zone.WITHOUT_ZONE, new Years(1753, 9999));
            case "smalldatetime" ->
                new TimestampType(TimestampType.WHOLE_MINUTES, Zone.WITHOUT_ZONE, new Years(1900, 2078));
            default -> new DataType.OpaqueType(declared.name());
        };
    }

    private static int precision(TypeDeclaration declared) {
        return Math.min(6, declared.argument(0, 7));
    }
}
