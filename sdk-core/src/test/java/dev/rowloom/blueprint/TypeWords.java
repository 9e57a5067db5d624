package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.Zone;
import dev.rowloom.schema.TextEquality;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the types of dialects that have no reader yet, well enough to infer meanings. */
final class TypeWords {

    private static final Pattern FORM =
            Pattern.compile("\\[?([A-Za-z0-9_.\"]+)\\]?[^(]*(?:\\(\\s*(\\w+)[^,)]*(?:,\\s*(\\d+))?.*\\))?.*");

    private TypeWords() {}

    static DataType type(String declared) {
        Matcher form = FORM.matcher(declared.trim());
        String name = form.matches() ? form.group(1).toLowerCase(Locale.ROOT) : "";
        int first = form.matches() && form.group(2) != null && form.group(2).matches("\\d+")
                ? Integer.parseInt(form.group(2))
                : -1;
        int second = form.matches() && form.group(3) != null ? Integer.parseInt(form.group(3)) : 0;
        if (declared.toLowerCase(Locale.ROOT).startsWith("interval")) {
            return new DataType.IntervalType();
        } else if (declared.contains("[]") || declared.toUpperCase(Locale.ROOT).contains(" []")) {
            return new DataType.ArrayType(text(-1));
        }
        return switch (name) {
            case "int", "integer", "serial", "mediumint", "int4" -> DataType.IntegerType.signed(32);
            case "bigint", "long", "int8", "bigserial" -> DataType.IntegerType.signed(64);
            case "smallint", "int2" -> DataType.IntegerType.signed(16);
            case "tinyint" -> DataType.IntegerType.unsigned(8);
            case "bit" -> first <= 1 ? new DataType.BooleanType() : new DataType.BitType(first, Padding.FIXED);
            case "bool", "boolean", "flag" -> new DataType.BooleanType();
            case "numeric", "decimal", "number" -> new DataType.DecimalType(Math.max(first, 0), second, Sign.SIGNED);
            case "money", "smallmoney" -> new DataType.DecimalType(19, 4, Sign.SIGNED);
            case "real", "float", "double" -> new DataType.FloatType(64, Sign.SIGNED);
            case "date" -> new DataType.DateType();
            case "datetime", "datetime2", "timestamp", "timestamptz", "datetimeoffset", "smalldatetime" ->
                new DataType.TimestampType(0, Zone.WITHOUT_ZONE);
            case "time" -> new DataType.TimeType(0, Zone.WITHOUT_ZONE);
            case "uuid", "uniqueidentifier" -> new DataType.UuidType();
            case "json", "jsonb" -> new DataType.JsonType();
            case "xml", "xmltype" -> new DataType.XmlType();
            case "blob", "bytea", "longblob", "varbinary", "image", "binary" ->
                new DataType.BinaryType(first > 0 ? first : DataType.UNLIMITED, Padding.VARYING);
            case "inet" -> new DataType.NetworkType(DataType.NetworkKind.INET);
            case "geography", "hierarchyid", "geometry" -> new DataType.OpaqueType(name);
            default -> text(first);
        };
    }

    private static DataType text(int length) {
        return new DataType.TextType(
                length > 0 ? length : DataType.UNLIMITED, LengthUnit.CHARACTERS, Padding.VARYING, TextEquality.EXACT);
    }
}
