package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Amounts of lines and of what the lines belong to. */
final class Amounts {

    private static final Set<String> QUANTITY =
            Set.of("quantity", "qty", "orderqty", "units", "quantityordered", "orderedqty");
    private static final Set<String> UNIT_PRICE = Set.of(
            "unitprice",
            "price",
            "priceeach",
            "priceperunit",
            "itemprice",
            "unitcost",
            "rate",
            "pricecents",
            "unitpricecents",
            "productprice",
            "orderprice",
            "unitamount");
    private static final Set<String> LINE_TOTAL = Set.of(
            "linetotal",
            "total",
            "amount",
            "lineamount",
            "totalprice",
            "extendedprice",
            "subtotal",
            "totalamount",
            "pricetotal",
            "totalcents",
            "itemtotal",
            "linesubtotal",
            "extprice",
            "sum",
            "net",
            "netamount",
            "totalcost",
            "cost",
            "gross",
            "grossamount",
            "linetotalcents",
            "amountcents");
    private static final Set<String> TOTAL = Set.of(
            "total",
            "totalamount",
            "grandtotal",
            "ordertotal",
            "amounttotal",
            "totalprice",
            "amount",
            "totaldue",
            "invoicetotal",
            "totalcents",
            "totalvalue",
            "orderamount",
            "totalgross",
            "grosstotal",
            "amountdue",
            "totalcost",
            "invoiceamount");
    private static final Set<String> SUBTOTAL = Set.of(
            "subtotal",
            "subtotalamount",
            "nettotal",
            "totalnet",
            "itemstotal",
            "goodstotal",
            "netamount",
            "subtotalcents",
            "amountnet",
            "linestotal");
    private static final Set<String> TAX =
            Set.of("tax", "taxamt", "taxamount", "vat", "vatamount", "totaltax", "taxtotal", "salestax", "taxcents");
    private static final Set<String> SHIPPING = Set.of(
            "shipping",
            "freight",
            "shippingcost",
            "shippingamount",
            "shippingtotal",
            "shippingfee",
            "deliveryfee",
            "shippingcents",
            "freightamount");
    private static final Set<String> DISCOUNT =
            Set.of("discount", "discountamount", "discounttotal", "totaldiscount", "discountcents", "discountvalue");
    private static final String SLACK = " > 0.011";

    private Amounts() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight line : view.tables()) {
            if (called(line, QUANTITY) != null && called(line, UNIT_PRICE) != null) {
                line(line, rules);
                for (ForeignKey key : line.table().foreignKeys()) {
                    Sight header = view.parent(key);
                    if (header != null && header != line && called(header, QUANTITY) == null) {
                        header(line, key, header, rules);
                    }
                }
            }
        }
        view.tables().forEach(table -> summed(table, rules));
    }

    private static void line(Sight line, Consumer<CoherenceRule> rules) {
        Field total = called(line, LINE_TOTAL);
        if (total != null) {
            List<String> forms = new ArrayList<>();
            Field tax = called(line, TAX);
            for (String amount : amounts(line, "r")) {
                forms.add(difference(total.of("r"), amount));
                if (tax != null) {
                    forms.add(difference(total.of("r"), amount + " + coalesce(" + tax.of("r") + ", 0)"));
                }
            }
            taxRate(line)
                    .forEach(rate -> amounts(line, "r")
                            .forEach(amount ->
                                    forms.add(difference(total.of("r"), "(" + amount + ") * (1 + " + rate + ")"))));
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.LINES,
                    line.id(),
                    total + " = " + called(line, QUANTITY) + " * " + called(line, UNIT_PRICE),
                    line.sql() + " r WHERE " + total.of("r") + " IS NOT NULL",
                    least(forms) + SLACK));
        }
    }

    private static List<String> taxRate(Sight line) {
        return line
                .all(field -> field.isNumber()
                        && field.hasAny(Set.of("tax", "vat"))
                        && field.hasAny(Set.of("rate", "percent", "percentage", "pct")))
                .stream()
                .map(field -> share("coalesce(" + field.of("r") + ", 0)"))
                .toList();
    }

    private static String share(String cell) {
        return "CASE WHEN " + cell + " < 1 THEN " + cell + " ELSE " + cell + " / 100.0 END";
    }

    /** Returns what a line may come to: its discount can be a share, a percentage, or an amount. */
    private static List<String> amounts(Sight line, String alias) {
        String gross = "coalesce(CAST(" + required(line, QUANTITY).of(alias) + " AS DECIMAL(30, 8)), 0) * coalesce("
                + required(line, UNIT_PRICE).of(alias) + ", 0)";
        Field discount = line.first(field -> field.isNumber() && field.hasAny(Set.of("discount", "rebate")));
        if (discount == null) {
            return List.of(gross);
        }
        String cell = "coalesce(CAST(" + discount.of(alias) + " AS DECIMAL(30, 8)), 0)";
        boolean percent = discount.hasAny(Set.of("percent", "percentage", "pct", "rate"));
        List<String> forms =
                new ArrayList<>(List.of(gross + " * (1 - " + cell + " / 100)", gross + " * (1 - " + cell + ")"));
        if (!percent) {
            forms.add(gross + " - " + cell);
        }
        return forms;
    }

    private static void header(Sight line, ForeignKey key, Sight header, Consumer<CoherenceRule> rules) {
        Field subtotal = called(header, SUBTOTAL);
        Field total = subtotal == null ? called(header, TOTAL) : subtotal;
        boolean written = key.columns().stream()
                .allMatch(name -> line.first(it -> it.name().equals(name)) != null);
        if (total == null || !written || !header.words().stream().anyMatch(DOCUMENT::contains)) {
            return;
        }
        Field own = called(line, LINE_TOTAL);
        List<String> amounts = new ArrayList<>(own == null ? amounts(line, "l") : List.of(own.of("l")));
        List<String> forms = new ArrayList<>();
        for (String amount : amounts) {
            for (String each : List.of(amount, "round(" + amount + ", 2)")) {
                String sum = "(SELECT coalesce(sum(" + each + "), 0) FROM " + line.sql() + " l WHERE "
                        + View.joined(key, "l", "h") + ")";
                forms.add(difference(total.of("h"), subtotal == null ? withExtras(sum, header) : sum));
                if (subtotal == null) {
                    forms.add(difference(total.of("h"), sum));
                }
            }
        }
        rules.accept(new CoherenceRule(
                CoherenceRule.Kind.TOTALS,
                header.id(),
                total + " = sum of " + line.id(),
                header.sql() + " h WHERE " + total.of("h") + " IS NOT NULL",
                least(forms) + SLACK));
    }

    private static final Set<String> DOCUMENT = Set.of(
            "order",
            "invoice",
            "bill",
            "receipt",
            "quote",
            "cart",
            "basket",
            "purchase",
            "sale",
            "header",
            "estimate",
            "shipment",
            "document",
            "offer",
            "quotation",
            "checkout");

    private static void summed(Sight table, Consumer<CoherenceRule> rules) {
        Field total = called(table, TOTAL);
        Field subtotal = called(table, SUBTOTAL);
        if (total != null && subtotal != null && !total.name().equals(subtotal.name())) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.TOTALS,
                    table.id(),
                    total + " = " + subtotal + " + tax + shipping - discount",
                    table.sql() + " r WHERE " + total.of("r") + " IS NOT NULL",
                    difference(total.of("r"), withExtras("coalesce(" + subtotal.of("r") + ", 0)", table, "r"))
                            + SLACK));
        }
    }

    private static String withExtras(String sum, Sight table) {
        return withExtras(sum, table, "h");
    }

    private static String withExtras(String sum, Sight table, String alias) {
        StringBuilder all = new StringBuilder(sum);
        for (Set<String> added : List.of(TAX, SHIPPING)) {
            table.all(it -> it.isNumber() && it.isCalled(added))
                    .forEach(it ->
                            all.append(" + coalesce(").append(it.of(alias)).append(", 0)"));
        }
        table.all(it -> it.isNumber() && it.isCalled(DISCOUNT))
                .forEach(it -> all.append(" - coalesce(").append(it.of(alias)).append(", 0)"));
        return all.toString();
    }

    private static String difference(String cell, String amount) {
        return "abs(" + cell + " - (" + amount + "))";
    }

    private static String least(List<String> forms) {
        return forms.size() == 1 ? forms.get(0) : "least(" + String.join(", ", forms) + ")";
    }

    private static Field required(Sight table, Set<String> names) {
        return Objects.requireNonNull(called(table, names));
    }

    private static @Nullable Field called(Sight table, Set<String> names) {
        return table.first(field -> field.isNumber()
                && !table.isForeign(field)
                && (field.isCalled(names)
                        || !table.words().isEmpty()
                                && field.words().size() > 1
                                && table.words()
                                        .get(table.words().size() - 1)
                                        .equals(field.words().get(0))
                                && names.contains(String.join(
                                        "",
                                        field.words().subList(1, field.words().size())))));
    }
}
