package dev.rowloom.samples.quickstart;

import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers of options. */
final class WholeNumber {

    private WholeNumber() {}

    private static long parse(String value, long min, long max) {
        if (!value.matches("[+-]?[0-9]{1,40}")) {
            throw new TypeConversionException("'" + value + "' is not a whole number");
        }
        BigInteger number = new BigInteger(value);
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new TypeConversionException("'" + value + "' is not between " + min + " and " + max);
        }
        return number.longValue();
    }

    /** Reads numbers of 64 bits. */
    static final class OfLong implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            return parse(value, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    /** Reads numbers of 32 bits. */
    static final class OfInt implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) parse(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }
}
