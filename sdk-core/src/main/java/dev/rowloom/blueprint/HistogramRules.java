package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes {@link Rule.Histogram}: a text is a value, a pair a range, an object a rule, null a null. */
final class HistogramRules {

    private static final int MOST_BINS = 10_000;
    private static final int MOST_WEIGHTS = 1_000_000;
    private static final int MOST_GIVEN = 3;
    private static final int MOST_WEIGHT = 1_000_000;
    private static final int MOST_STATES = 1_000_000;

    private HistogramRules() {}

    static Rule read(JsonObject json) {
        RuleReader.only(json, "bins", "weights", "step", "above", "given", "table");
        List<Rule.Bin> bins = bins(json);
        List<Integer> weights = json.wholes("weights", 0, MOST_WEIGHT);
        if (weights.size() > bins.size()) {
            throw json.error("weights", weights.size() + " weights for " + bins.size() + " bins; give one for each");
        } else if (weights.stream().allMatch(weight -> weight == 0)) {
            throw json.error("weights", "no weight is above 0; give one for each bin");
        }
        String step = json.has("step") ? RuleReader.gap(json, "step") : "1";
        String above = json.has("above") ? json.text("above") : null;
        List<Rule.Given> given = given(json);
        return new Rule.Histogram(bins, weights, step, above, given, table(json, given, bins.size()));
    }

    private static List<Rule.Bin> bins(JsonObject json) {
        List<Rule.Bin> bins = new ArrayList<>();
        for (JsonNode node : json.array("bins")) {
            if (bins.size() == MOST_BINS) {
                throw json.error("bins", "more than " + MOST_BINS + " bins; take fewer, wider ones");
            }
            bins.add(bin(json, node, bins.size()));
        }
        if (bins.isEmpty()) {
            throw json.error("bins", "no bin; give at least one, such as [\"yes\", [\"0\", \"10\"], null]");
        }
        return bins;
    }

    private static Rule.Bin bin(JsonObject json, JsonNode node, int index) {
        if (node.isNull()) {
            return new Rule.Bin.Missing();
        } else if (node.isTextual()) {
            return new Rule.Bin.Only(node.textValue());
        } else if (node.isObject()) {
            return new Rule.Bin.Made(RuleReader.inner(new JsonObject(node, json.place("bins[" + index + "]"))));
        } else if (node.isArray()
                && node.size() == 2
                && node.get(0).isTextual()
                && node.get(1).isTextual()) {
            return new Rule.Bin.Range(node.get(0).textValue(), node.get(1).textValue());
        }
        throw json.error(
                "bins",
                "bin " + index
                        + " is none: give a text for a value, two texts for a range, null, or an object for a rule");
    }

    private static List<Rule.Given> given(JsonObject json) {
        List<Rule.Given> given = new ArrayList<>();
        for (JsonObject each : json.list("given")) {
            each.only("column", "cuts", "groups");
            List<String> cuts = each.texts("cuts");
            List<List<String>> groups = new ArrayList<>();
            for (JsonNode group : each.array("groups")) {
                groups.add(texts(each, group));
            }
            if (cuts.isEmpty() == groups.isEmpty()) {
                throw each.error("cuts", "give either cuts or groups, so that there are states to tell apart");
            }
            given.add(new Rule.Given(each.text("column"), cuts, groups));
        }
        if (given.size() > MOST_GIVEN) {
            throw json.error("given", given.size() + " columns, where at most " + MOST_GIVEN + " are known");
        }
        return given;
    }

    private static List<String> texts(JsonObject json, JsonNode group) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : group) {
            if (!text.isTextual()) {
                throw json.error("groups", "expected arrays of texts");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    private static List<List<Integer>> table(JsonObject json, List<Rule.Given> given, int bins) {
        long rows = given.isEmpty() ? 0 : 1;
        for (Rule.Given each : given) {
            rows *= each.states();
            if (rows > MOST_STATES) {
                throw json.error(
                        "given",
                        "the columns have more than " + MOST_STATES
                                + " combinations of states; give fewer cuts or groups, or fewer columns");
            }
        }
        List<List<Integer>> table = new ArrayList<>();
        long cells = 0;
        for (JsonNode node : json.array("table")) {
            cells += Math.max(1, node.size());
            if (table.size() == rows || cells > MOST_WEIGHTS || node.size() > bins || !node.isArray()) {
                throw json.error(
                        "table",
                        "expected at most " + rows + " arrays of at most " + bins
                                + " weights each, in all no more than " + MOST_WEIGHTS);
            }
            table.add(row(json, node));
        }
        return table;
    }

    private static List<Integer> row(JsonObject json, JsonNode node) {
        List<Integer> row = new ArrayList<>(node.size());
        for (JsonNode weight : node) {
            if (!weight.isIntegralNumber()
                    || !weight.canConvertToInt()
                    || weight.intValue() < 0
                    || weight.intValue() > MOST_WEIGHT) {
                throw json.error("table", "expected whole numbers from 0 to " + MOST_WEIGHT);
            }
            row.add(weight.intValue());
        }
        if (!row.isEmpty() && row.stream().allMatch(weight -> weight == 0)) {
            throw json.error("table", "a row has no weight above 0; leave it empty for the weights of all rows");
        }
        return row;
    }

    static ObjectNode write(Rule.Histogram rule) {
        ObjectNode json = RuleWriter.kind("histogram");
        ArrayNode bins = json.putArray("bins");
        for (Rule.Bin bin : rule.bins()) {
            if (bin instanceof Rule.Bin.Only only) {
                bins.add(only.value());
            } else if (bin instanceof Rule.Bin.Range range) {
                bins.addArray().add(range.from()).add(range.to());
            } else if (bin instanceof Rule.Bin.Made made) {
                bins.add(RuleWriter.write(made.rule()));
            } else {
                bins.addNull();
            }
        }
        numbers(json.putArray("weights"), rule.weights());
        if (!rule.step().equals("1")) {
            json.put("step", rule.step());
        }
        if (rule.above() != null) {
            json.put("above", rule.above());
        }
        if (!rule.given().isEmpty()) {
            given(json.putArray("given"), rule.given());
        }
        if (!rule.table().isEmpty()) {
            ArrayNode table = json.putArray("table");
            rule.table().forEach(row -> numbers(table.addArray(), row));
        }
        return json;
    }

    private static void given(ArrayNode array, List<Rule.Given> given) {
        for (Rule.Given each : given) {
            ObjectNode one = array.addObject().put("column", each.column());
            RuleWriter.texts(one, "cuts", each.cuts());
            if (!each.groups().isEmpty()) {
                ArrayNode groups = one.putArray("groups");
                each.groups().forEach(group -> {
                    ArrayNode texts = groups.addArray();
                    group.forEach(texts::add);
                });
            }
        }
    }

    private static void numbers(ArrayNode array, List<Integer> numbers) {
        numbers.forEach(array::add);
    }
}
