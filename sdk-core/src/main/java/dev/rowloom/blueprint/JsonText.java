package dev.rowloom.blueprint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes JSON for people: an object or array that fits on its line stays on it, any other has one line for each member, two
 * spaces deeper. The same tree gives the same text on every platform.
 */
final class JsonText {

    private static final int WIDTH = 120;
    private static final int DOUBLE_DIGITS = 17;
    private static final int MOST_ZEROS = 20;

    /** The number of members without inner ones from which on they share lines. */
    private static final int FILLED = 8;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** Returns the text of a tree, ending with a line feed. */
    static String of(JsonNode tree) {
        JsonText text = new JsonText();
        text.write(tree, 0, 0);
        return text.out.append('\n').toString();
    }

    /** Returns the shortest decimal number that reads back as exactly that finite value. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    private void write(JsonNode node, int indent, int column) {
        int start = out.length();
        if (!node.isContainerNode() || inline(node, start + WIDTH - column)) {
            if (!node.isContainerNode()) {
                scalar(node);
            }
            return;
        }
        out.setLength(start);
        out.append(node.isObject() ? '{' : '[');
        if (members(node).stream().noneMatch(member -> member.value.isContainerNode()) && node.size() >= FILLED) {
            fill(node, indent + 2);
            out.append('\n').append(" ".repeat(indent)).append(node.isObject() ? '}' : ']');
            return;
        }
        String separator = "\n";
        for (Member member : members(node)) {
            out.append(separator).append(" ".repeat(indent + 2));
            int line = out.length() - indent - 2;
            if (node.isObject()) {
                quoted(member.name).append(": ");
            }
            write(member.value, indent + 2, out.length() - line + 1);
            separator = ",\n";
        }
        out.append('\n').append(" ".repeat(indent)).append(node.isObject() ? '}' : ']');
    }

    /** Writes many short members, as many on a line as fit. */
    private void fill(JsonNode node, int indent) {
        int line = -WIDTH;
        String separator = "";
        for (Member member : members(node)) {
            int start = out.append(separator).length();
            if (node.isObject()) {
                quoted(member.name).append(": ");
            }
            scalar(member.value);
            if (out.length() + 1 - line > WIDTH) {
                String text = out.substring(start);
                out.setLength(separator.isEmpty() ? start : start - 1);
                line = out.append('\n').length();
                out.append(" ".repeat(indent)).append(text);
            }
            separator = ", ";
        }
    }

    /** Writes the node on one line, and returns whether it ended before the limit. */
    private boolean inline(JsonNode node, int limit) {
        if (!node.isContainerNode()) {
            scalar(node);
            return out.length() <= limit;
        }
        out.append(node.isObject() ? '{' : '[');
        String separator = "";
        for (Member member : members(node)) {
            out.append(separator);
            if (node.isObject()) {
                quoted(member.name).append(": ");
            }
            if (!inline(member.value, limit)) {
                return false;
            }
            separator = ", ";
        }
        out.append(node.isObject() ? '}' : ']');
        return out.length() <= limit;
    }

    private void scalar(JsonNode node) {
        if (node.isTextual()) {
            quoted(node.textValue());
        } else if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            boolean plain = number.scale() > -MOST_ZEROS && number.scale() - number.precision() < MOST_ZEROS;
            out.append(plain ? number.toPlainString() : number.toString());
        } else {
            out.append(node.asText());
        }
    }

    private StringBuilder quoted(String text) {
        return out.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(text))
                .append('"');
    }

    private record Member(String name, JsonNode value) {}

    private static List<Member> members(JsonNode node) {
        List<Member> members = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> members.add(new Member("", item)));
            return members;
        }
        node.properties().forEach(field -> members.add(new Member(field.getKey(), field.getValue())));
        return members;
    }
}
