package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;

/** How the cells of each type are held. */
final class Encodings {

    private Encodings() {}

    static Encoding of(DataType type) {
        if (type instanceof DataType.IntegerType || type instanceof DataType.YearType) {
            return Encoding.INTEGER;
        } else if (type instanceof DataType.DecimalType) {
            return Encoding.DECIMAL;
        } else if (type instanceof DataType.FloatType) {
            return Encoding.FLOAT;
        } else if (type instanceof DataType.BooleanType) {
            return Encoding.BOOLEAN;
        } else if (type instanceof DataType.DateType) {
            return Encoding.DATE;
        } else if (type instanceof DataType.TimeType time && time.zone() == DataType.Zone.WITHOUT_ZONE) {
            return Encoding.TIME;
        } else if (type instanceof DataType.TimestampType timestamp) {
            return timestamp.zone() == DataType.Zone.WITH_ZONE ? Encoding.INSTANT : Encoding.TIMESTAMP;
        } else if (type instanceof DataType.UuidType) {
            return Encoding.UUID;
        } else if (type instanceof DataType.BinaryType) {
            return Encoding.BINARY;
        }
        return Encoding.TEXT;
    }

    /**
     * Returns the digits after the point in a cell: as declared, or as the rule has it where the type leaves it open and
     * the values allowed can be written so.
     */
    static int scale(DataType type, Rule rule, ColumnDomain domain) {
        int declared = Units.scale(type);
        boolean open =
                type instanceof DataType.FloatType || type instanceof DataType.DecimalType d && d.precision() == 0;
        LongDomain numbers = domain.numbers();
        if (!open || numbers == null) {
            return declared;
        }
        int wanted = Math.min(declared, decimals(rule, declared));
        long factor = Digits.powerOfTen(declared - wanted);
        boolean fine = numbers.dividedBy(factor).size() >= Math.min(numbers.size(), 1000);
        return fine ? wanted : declared;
    }

    private static int decimals(Rule rule, int otherwise) {
        if (rule instanceof Rule.Computed computed) {
            return decimals(computed.otherwise(), otherwise);
        } else if (rule instanceof Rule.When when) {
            return when.cases().stream()
                    .map(Rule.Case::rule)
                    .filter(each -> !Cases.isNull(each))
                    .mapToInt(each -> decimals(each, otherwise))
                    .reduce(decimals(when.otherwise(), otherwise), Math::max);
        } else if (rule instanceof Rule.Number number) {
            return number.decimals();
        } else if (rule instanceof Rule.Histogram histogram) {
            return histogram.bins().stream()
                    .mapToInt(bin -> bin instanceof Rule.Bin.Only only ? decimals(only.value()) : 0)
                    .reduce(decimals(histogram.step()), Math::max);
        } else if (rule instanceof Rule.Sequence) {
            return 0;
        } else if (rule instanceof Rule.Values values) {
            return values.values().stream()
                    .mapToInt(value -> decimals(value.value()))
                    .max()
                    .orElse(otherwise);
        } else if (rule instanceof Rule.Constant constant && constant.value() != null) {
            return decimals(constant.value());
        }
        return otherwise;
    }

    private static int decimals(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }
}
