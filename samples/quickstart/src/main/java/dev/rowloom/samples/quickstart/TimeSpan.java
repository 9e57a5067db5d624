package dev.rowloom.samples.quickstart;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times such as {@code 90s}, {@code 10m} and {@code 2h}. */
final class TimeSpan implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        if (!value.matches("[0-9]{1,9}[smh]")) {
            throw new TypeConversionException("'" + value + "' is not a time such as 90s, 10m or 2h");
        }
        long number = Long.parseLong(value.substring(0, value.length() - 1));
        return switch (value.charAt(value.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
