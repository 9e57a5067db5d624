package dev.rowloom.samples.quickstart;

import dev.rowloom.Strategy;
import dev.rowloom.generation.Fallback;
import dev.rowloom.generation.KeyStrategy;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds one of a few choices by its name, in any letter case. */
class Choice<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> choices;

    private Choice(Class<E> choices) {
        this.choices = choices;
    }

    @Override
    public E convert(String value) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** Finds what becomes of missing rows. */
    static final class OfFallback extends Choice<Fallback> {
        OfFallback() {
            super(Fallback.class);
        }
    }

    /** Finds who writes keys. */
    static final class OfKeys extends Choice<KeyStrategy> {
        OfKeys() {
            super(KeyStrategy.class);
        }
    }

    /** Finds what a model writes. */
    static final class OfStrategy extends Choice<Strategy> {
        OfStrategy() {
            super(Strategy.class);
        }
    }
}
