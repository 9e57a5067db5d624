package dev.rowloom.generation;

import dev.rowloom.UsageException;
import dev.rowloom.provider.TokenUsage;
import java.math.BigDecimal;

/**
 * What tokens cost, each price for a million of them, in any one currency.
 *
 * @param input of prompts, other than cached ones; at least 0
 * @param output of answers, thinking included; at least 0
 * @param cached of prompts that the service had cached; at least 0
 * @since 0.1.0
 */
public record TokenPrices(BigDecimal input, BigDecimal output, BigDecimal cached) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /**
     * Checks the prices.
     *
     * @throws UsageException if one is negative
     */
    public TokenPrices {
        if (input.signum() < 0 || output.signum() < 0 || cached.signum() < 0) {
            throw new UsageException("prices of tokens are at least 0; these were input " + input + ", output " + output
                    + ", cached " + cached);
        }
    }

    /** Returns prices of which that of cached tokens is that of others. */
    public static TokenPrices of(double inputPerMillion, double outputPerMillion) {
        BigDecimal input = BigDecimal.valueOf(inputPerMillion);
        return new TokenPrices(input, BigDecimal.valueOf(outputPerMillion), input);
    }

    /** Returns what tokens cost. */
    public BigDecimal cost(TokenUsage usage) {
        BigDecimal fresh = input.multiply(BigDecimal.valueOf(Math.max(0, usage.input() - usage.cached())));
        BigDecimal known = cached.multiply(BigDecimal.valueOf(usage.cached()));
        BigDecimal answer = output.multiply(BigDecimal.valueOf(usage.output() + usage.thinking()));
        return fresh.add(known).add(answer).divide(MILLION).stripTrailingZeros();
    }
}
