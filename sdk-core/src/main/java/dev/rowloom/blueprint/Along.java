package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number that goes along with another one of its row. It lies {@code s·p + (1 − s)·r} up its range, where the other is
 * {@code p} up its own and {@code r} is drawn evenly: for two even spreads the correlation is {@code s / √(s² + (1 − s)²)},
 * which is solved for {@code s}.
 */
final class Along {

    private static final MathContext ROUGH = new MathContext(12, RoundingMode.HALF_EVEN);

    private Along() {}

    /**
     * Returns the rule: a formula, with the number alone where the other is null.
     *
     * @param other the other column
     * @param range what the other spreads over
     * @param correlation how closely the number goes along, -1 to 1
     * @throws BlueprintException if the correlation is out of range
     */
    static Rule of(Rule.Number own, String other, Rule.Number range, BigDecimal correlation) {
        double r = Math.abs(correlation.doubleValue());
        if (r > 1) {
            throw new BlueprintException("at correlation: " + correlation + " is not between -1 and 1");
        }
        // r² (s² + (1−s)²) = s², solved for s in 0 to 1
        BigDecimal share =
                new BigDecimal(r / (r + StrictMath.sqrt(1 - r * r)), ROUGH).setScale(3, RoundingMode.HALF_EVEN);
        BigDecimal low = new BigDecimal(range.min());
        BigDecimal high = new BigDecimal(range.max());
        if (high.compareTo(low) <= 0) {
            return own;
        }
        BigDecimal min = new BigDecimal(own.min());
        BigDecimal width = new BigDecimal(own.max()).subtract(min);
        String name = "\"" + other.replace("\"", "") + "\"";
        String up = correlation.signum() < 0
                ? "(" + plain(high) + " - " + name + ")"
                : "(" + name + " - " + plain(low) + ")";
        String formula = plain(min) + " + " + plain(width) + " * (" + plain(share) + " * " + up + " / "
                + plain(high.subtract(low)) + " + " + plain(BigDecimal.ONE.subtract(share)) + " * draw(0, 1, 0.0001))";
        return new Rule.Computed("round(" + formula + ", " + own.decimals() + ")", own);
    }

    private static String plain(BigDecimal number) {
        String text = number.abs().stripTrailingZeros().toPlainString();
        return number.signum() < 0 ? "(0 - " + text + ")" : text;
    }
}
