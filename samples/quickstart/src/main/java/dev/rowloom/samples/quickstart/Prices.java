package dev.rowloom.samples.quickstart;

import dev.rowloom.generation.TokenPrices;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads prices of a million tokens: of prompts, of answers, and of prompts that the service had cached. */
final class Prices implements ITypeConverter<TokenPrices> {

    private static final String NUMBER = "[0-9]{1,9}(\\.[0-9]{1,9})?";

    @Override
    public TokenPrices convert(String value) {
        if (!value.matches(NUMBER + "," + NUMBER + "(," + NUMBER + ")?")) {
            throw new TypeConversionException("'" + value + "' is not IN,OUT or IN,OUT,CACHED, such as 1.50,7.50");
        }
        String[] prices = value.split(",", -1);
        BigDecimal input = new BigDecimal(prices[0]);
        return new TokenPrices(input, new BigDecimal(prices[1]), prices.length < 3 ? input : new BigDecimal(prices[2]));
    }
}
