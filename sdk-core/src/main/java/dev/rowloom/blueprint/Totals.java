package dev.rowloom.blueprint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes amounts add up: the price of a line is that of its product, its total quantity times price, a document's total the sum
 * of its lines, with tax, shipping and discount where there are columns for them.
 */
final class Totals {

    private static final Set<String> NO_TOTAL = Set.of(
            "tax",
            "vat",
            "discount",
            "shipping",
            "freight",
            "paid",
            "refunded",
            "refund",
            "net",
            "sub",
            "subtotal",
            "due",
            "open",
            "remaining",
            "outstanding",
            "count",
            "points",
            "weight",
            "cost");
    private static final Set<String> SUBTOTAL = Set.of("subtotal", "sub", "net", "goods");
    private static final Set<String> COST = Set.of("cost", "standard", "purchase", "old", "previous", "special");
    private static final Set<String> UNIT_OR_LINE = Set.of("line", "unit", "before", "discount", "total");
    private static final String USUAL_TAX = "0.2";

    private final Map<String, Draft> drafts;
    private final Map<String, List<Draft>> owned = new HashMap<>();

    Totals(Map<String, Draft> drafts) {
        this.drafts = drafts;
        drafts.values()
                .forEach(draft -> draft.references().stream()
                        .filter(reference -> reference.role() == ReferenceBlueprint.Role.OWNER)
                        .forEach(reference -> owned.computeIfAbsent(reference.table(), it -> new ArrayList<>())
                                .add(draft)));
    }

    /** Replaces rules in place: lines first, then what they add up to, then what pays it. */
    void settle() {
        drafts.values().forEach(this::priceOfProduct);
        drafts.values().forEach(this::lineTotal);
        drafts.values().forEach(Totals::linePrices);
        drafts.values().forEach(this::documentTotal);
        new Payments(drafts).settle();
        drafts.values().forEach(Totals::balance);
    }

    // ---- lines

    private void priceOfProduct(Draft line) {
        String price = price(line);
        if (price == null || quantity(line) == null || !isNumberRule(line, price) || line.has(price, COST)) {
            return;
        }
        for (ReferenceBlueprint path : line.paths()) {
            Draft product = drafts.get(path.table());
            if (product == null || product == line) {
                continue;
            }
            String listed = price(product);
            if (listed != null && quantityOrdered(product) == null) {
                compute(line, price, Draft.quoted(path.columns().get(0)) + "." + Draft.quoted(listed));
                return;
            }
        }
    }

    private void lineTotal(Draft line) {
        String quantity = quantity(line);
        String price = price(line);
        String total = lineTotalOf(line);
        if (price == null && total != null && isNumberRule(line, total)) {
            totalOfProduct(line, total);
        }
        if (quantity == null || price == null || total == null || total.equals(price)) {
            return;
        }
        compute(line, total, "round(" + lineAmount(line, quantity, price) + ", " + digits(line, total) + ")");
    }

    /** What was sold of a product without a price of its own has that of the product. */
    private void totalOfProduct(Draft line, String total) {
        String quantity = line.rules().keySet().stream()
                .filter(column -> line.isNumber(column)
                        && line.has(column, Set.of("quantity"))
                        && !line.table().isInKey(column)
                        && !line.has(column, Set.of("minimum", "maximum")))
                .findFirst()
                .orElse(null);
        if (quantity == null) {
            return;
        }
        for (ReferenceBlueprint path : line.paths()) {
            Draft product = drafts.get(path.table());
            String listed = product == null
                            || product == line
                            || !product.table().kinds().contains("product")
                            || quantityOrdered(product) != null
                    ? null
                    : price(product);
            if (listed != null) {
                String amount = line.amount(quantity) + " * "
                        + Draft.quoted(path.columns().get(0)) + "." + Draft.quoted(listed);
                compute(line, total, "round(" + amount + ", " + digits(line, total) + ")");
                return;
            }
        }
    }

    /** The {@code line_price_incl_tax} is the quantity times the {@code unit_price_incl_tax}. */
    private static void linePrices(Draft line) {
        String quantity = quantity(line);
        if (quantity == null) {
            return;
        }
        for (String column : List.copyOf(line.rules().keySet())) {
            if (line.has(column, Set.of("line")) && isAmount(line, column)) {
                List<String> words = unitWords(line, column);
                List<String> units = line.rules().keySet().stream()
                        .filter(unit -> line.has(unit, Set.of("unit")) && isAmount(line, unit))
                        .filter(unit -> unitWords(line, unit).equals(words))
                        .toList();
                if (units.size() == 1) {
                    String amount = line.amount(quantity) + " * " + line.amount(units.get(0));
                    compute(line, column, "round(" + amount + ", " + digits(line, column) + ")");
                }
            }
        }
    }

    private static boolean isAmount(Draft table, String column) {
        Match match = table.matches().get(column);
        return match != null && match.meaning().startsWith("money.") && table.isNumber(column);
    }

    private static List<String> unitWords(Draft line, String column) {
        return line.table().column(column).tokens().stream()
                .map(Token::singular)
                .filter(word -> !UNIT_OR_LINE.contains(word))
                .toList();
    }

    private String lineAmount(Draft line, String quantity, String price) {
        String gross = line.amount(quantity) + " * " + line.amount(price);
        for (String column : line.rules().keySet()) {
            if (line.has(column, Set.of("discount"))
                    && line.isNumber(column)
                    && (!line.isMeant(column, "money.discount") || line.rules().get(column) instanceof Rule.Values)) {
                boolean share = isShare(line, column);
                return gross + " * (1 - " + line.amount(column) + (share ? ")" : " / 100)");
            }
        }
        String discount = Draft.first(line.meaning("money.discount"));
        if (discount == null || !isNumberRule(line, discount) || !line.isFree(discount)) {
            return gross;
        } else if (line.has(discount, Set.of("price"))) {
            // a unit_price_discount is a share of the price
            compute(line, discount, "draw(0, 0.2, 0.05)");
            return gross + " * (1 - " + line.amount(discount) + ")";
        }
        compute(line, discount, "round(" + gross + " * draw(0, 0.2, 0.05), 2)");
        return gross + " - " + line.amount(discount);
    }

    private static boolean isShare(Draft line, String column) {
        Rule rule = line.rules().get(column);
        return rule instanceof Rule.Number number && isShare(number.max())
                || rule instanceof Rule.Values values
                        && values.values().stream().map(Rule.Weighted::value).allMatch(Totals::isShare);
    }

    private static boolean isShare(String number) {
        try {
            return new BigDecimal(number).compareTo(BigDecimal.ONE) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    // ---- documents

    private void documentTotal(Draft document) {
        String total = total(document);
        String lines = lines(document);
        boolean ownLine = quantity(document) != null && price(document) != null;
        String subtotal = subtotal(document, total);
        if (total == null && subtotal == null || ownLine) {
            return;
        }
        List<String> taxes = document.meaning("money.tax");
        if (lines == null && subtotal == null) {
            return;
        }
        if (subtotal != null && lines != null) {
            compute(document, subtotal, lines);
        }
        String goods = subtotal != null ? document.amount(subtotal) : lines;
        StringBuilder sum = new StringBuilder(goods);
        for (String tax : taxes) {
            if (isNumberRule(document, tax) && taxes.size() == 1 && document.isNumber(tax)) {
                compute(document, tax, "round(" + goods + " * " + taxRate(document) + ", 2)");
            }
            sum.append(" + ").append(document.amount(tax));
        }
        document.meaning("money.shipping").forEach(each -> sum.append(" + ").append(document.amount(each)));
        for (String discount : document.meaning("money.discount")) {
            boolean listed = document.rules().get(discount) instanceof Rule.Values && document.isNumber(discount);
            if (listed && document.isFree(discount)) {
                Rule otherwise = Objects.requireNonNull(document.rules().get(discount));
                String amount = "round(" + goods + " * draw(0, 0.3, 0.05), 2)";
                document.put(discount, new Rule.Computed(amount, otherwise));
                sum.append(" - ").append(document.amount(discount));
            } else if (isNumberRule(document, discount)) {
                compute(document, discount, "round(" + goods + " * draw(0, 0.3, 0.05), 2)");
                sum.append(" - ").append(document.amount(discount));
            }
        }
        if (total != null) {
            compute(document, total, sum.toString());
        }
    }

    /** Returns the share of tax: that of a column, or a usual one. */
    static String taxRate(Draft document) {
        return document.rules().keySet().stream()
                .filter(column -> document.has(column, Set.of("tax", "vat"))
                        && document.isMeant(column, "percent")
                        && document.isNumber(column))
                .findFirst()
                .map(column -> document.amount(column) + (isShare(document, column) ? "" : " / 100"))
                .orElse(USUAL_TAX);
    }

    /** Returns what the lines of a document add up to, as a formula, or null where it has none. */
    private @Nullable String lines(Draft document) {
        for (Draft line : owned.getOrDefault(document.id(), List.of())) {
            String quantity = quantity(line);
            String price = price(line);
            if (line != document && quantity != null && price != null) {
                String total = lineTotalOf(line);
                String amount = total != null && line.rules().get(total) instanceof Rule.Computed
                        ? line.amount(total)
                        : lineAmount(line, quantity, price);
                return "sum(" + Draft.quoted(line.id()) + ", " + amount + ")";
            }
        }
        return null;
    }

    private static void balance(Draft account) {
        Map<String, String> found = new HashMap<>();
        for (String column : account.rules().keySet()) {
            for (String word : List.of("balance", "credit", "debit", "opening")) {
                if (account.isNumber(column) && isNumberRule(account, column) && account.has(column, Set.of(word))) {
                    boolean plain = !word.equals("balance")
                            || !account.has(column, Set.of("opening", "credit", "debit", "initial"));
                    found.merge(plain ? word : "", column, (first, second) -> first);
                }
            }
        }
        String balance = found.get("balance");
        String credit = found.get("credit");
        String debit = found.get("debit");
        if (balance != null && credit != null && debit != null) {
            String opening = found.containsKey("opening") ? account.amount(found.get("opening")) + " + " : "";
            compute(account, balance, opening + account.amount(credit) + " - " + account.amount(debit));
        }
    }

    // ---- columns

    private static @Nullable String quantityOrdered(Draft table) {
        // a number of a line is part of a key, a quantity never
        List<String> ordered = table.meaning("quantity.ordered").stream()
                .filter(column -> !table.table().isInKey(column))
                .toList();
        return ordered.stream()
                .filter(column -> table.has(column, Set.of("quantity", "qty")))
                .findFirst()
                .orElse(Draft.first(ordered));
    }

    private static @Nullable String quantity(Draft table) {
        String ordered = quantityOrdered(table);
        if (ordered != null || !table.table().kinds().contains("line")) {
            return ordered != null && table.isNumber(ordered) ? ordered : null;
        }
        return Draft.first(table.meaning("quantity.count").stream()
                .filter(column -> table.has(column, Set.of("quantity", "count")) && table.isNumber(column))
                .toList());
    }

    private static @Nullable String price(Draft table) {
        List<String> prices = table.meaning("money.price").stream()
                .filter(column -> table.isNumber(column) && !table.has(column, COST))
                .toList();
        String price = prices.stream()
                .filter(column -> table.has(column, Set.of("unit", "price")))
                .findFirst()
                .orElse(Draft.first(prices));
        // what is bought has a cost instead
        return price != null || !table.table().kinds().contains("line")
                ? price
                : Draft.first(table.meaning("money.price").stream()
                        .filter(table::isNumber)
                        .toList());
    }

    private static @Nullable String lineTotalOf(Draft line) {
        String total = total(line);
        return total != null ? total : subtotal(line, null);
    }

    static @Nullable String total(Draft table) {
        return amounts(table)
                .filter(column -> !table.has(column, NO_TOTAL)
                        || table.has(column, Set.of("total")) && table.has(column, Set.of("due")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String subtotal(Draft table, @Nullable String total) {
        return amounts(table)
                .filter(column -> !column.equals(total) && table.has(column, SUBTOTAL))
                .filter(column -> !table.has(column, Set.of("tax", "discount", "shipping")))
                .findFirst()
                .orElse(null);
    }

    /** Returns the columns of amounts, totals first; whole cents do not tell their meaning by themselves. */
    private static Stream<String> amounts(Draft table) {
        Stream<String> cents = table.rules().keySet().stream()
                .filter(column -> table.has(column, Set.of("cent"))
                        && table.has(column, Set.of("total", "amount", "subtotal"))
                        && !table.isMeant(column, "money.total")
                        && !table.isMeant(column, "money.amount"));
        Stream<String> meant =
                Stream.of("money.total", "money.amount").flatMap(meaning -> table.meaning(meaning).stream());
        return Stream.concat(meant, cents).filter(table::isNumber);
    }

    private static boolean isNumberRule(Draft table, String column) {
        return table.rules().get(column) instanceof Rule.Number;
    }

    static int digits(Draft table, String column) {
        return table.rules().get(column) instanceof Rule.Number number ? number.decimals() : 2;
    }

    static void compute(Draft table, String column, String formula) {
        Rule otherwise = table.rules().get(column);
        if (otherwise instanceof Rule.Number && table.isFree(column)) {
            table.put(column, new Rule.Computed(formula, otherwise));
        }
    }
}
