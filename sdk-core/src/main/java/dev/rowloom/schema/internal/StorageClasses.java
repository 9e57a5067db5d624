package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import java.util.List;
import java.util.Locale;

/**
 * Conditions of SQLite that fix the storage class of a column whose declaration leaves it open: {@code typeof(c) = 'integer'}.
 */
final class StorageClasses {

    private final Names names;

    StorageClasses(Names names) {
        this.names = names;
    }

    /** Returns the type of the first storage class that a condition of the table names; else the type as it is. */
    DataType refined(DataType type, ColumnDraft column, TableDraft table) {
        if (!names.dialect().expressionRules().has(Feature.DYNAMIC_TYPES) || !isOpen(type, column)) {
            return type;
        }
        return table.checks.stream()
                .map(check -> named(check, column.name))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> switch (name) {
                    case "integer" -> DataType.IntegerType.signed(64);
                    case "real" -> new DataType.FloatType(64, DataType.Sign.SIGNED);
                    case "blob" -> new DataType.BinaryType(DataType.UNLIMITED, DataType.Padding.VARYING);
                    default -> type;
                })
                .orElseGet(() -> type instanceof DataType.OpaqueType ? ofDefault(type, column) : type);
    }

    /** A type of a name that nothing is known of holds what its default is one of. */
    private static DataType ofDefault(DataType type, ColumnDraft column) {
        String value = column.defaultValue == null ? "" : column.defaultValue.replaceAll("^\\(+|\\)+$", "");
        if (value.matches("-?\\d+")) {
            return DataType.IntegerType.signed(64);
        } else if (value.matches("-?\\d*\\.\\d+")) {
            return new DataType.FloatType(64, DataType.Sign.SIGNED);
        }
        return value.startsWith("'")
                ? new DataType.TextType(
                        DataType.UNLIMITED,
                        DataType.LengthUnit.CHARACTERS,
                        DataType.Padding.VARYING,
                        TextEquality.EXACT)
                : type;
    }

    private static boolean isOpen(DataType type, ColumnDraft column) {
        String declared = column.type.text().toLowerCase(Locale.ROOT);
        return declared.isEmpty()
                || declared.equals("any")
                || declared.equals("numeric")
                || declared.contains("blob")
                || type instanceof DataType.OpaqueType;
    }

    /** Returns the first class that {@code typeof(c) =}, {@code IS} or {@code IN} names; empty where none does. */
    private String named(CheckDraft check, String column) {
        List<Token> tokens = check.condition();
        for (int i = 0; i + 5 < tokens.size(); i++) {
            Token operator = tokens.get(i + 4);
            int value = i + (operator.isWord("IN") ? 6 : 5);
            boolean positive = operator.isSymbol("=")
                    || operator.isSymbol("==")
                    || operator.isWord("IN")
                    || operator.isWord("IS") && !tokens.get(i + 5).isWord("NOT");
            boolean named = tokens.get(i).isWord("TYPEOF")
                    && tokens.get(i + 2).isIdentifier()
                    && names.same(names.of(tokens.get(i + 2)), column)
                    && positive
                    && value < tokens.size()
                    && tokens.get(value).kind() == Token.Kind.TEXT;
            if (named) {
                return tokens.get(value).text().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
