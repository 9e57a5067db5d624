package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes rules in their JSON form: fields in a fixed order, those with their default left out. */
final class RuleWriter {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");
    private static final Pattern NEGATIVE_ZERO = Pattern.compile("-0(\\.0+)?");

    private RuleWriter() {}

    /** Returns the object that describes a rule. */
    static ObjectNode write(Rule rule) {
        if (rule instanceof Rule.Sequence it) {
            return kind("sequence").put("start", it.start()).put("step", it.step());
        } else if (rule instanceof Rule.Constant it) {
            return kind("constant").put("value", it.value());
        } else if (rule instanceof Rule.Values it) {
            return values(it);
        } else if (rule instanceof Rule.Vocabulary it) {
            ObjectNode json = kind("vocabulary").put("name", it.name());
            return it.column() == 0 ? json : json.put("column", it.column());
        } else if (rule instanceof Rule.Entry it) {
            ObjectNode json = kind("entry").put("name", it.name());
            return it.column() == 0 ? json : json.put("column", it.column());
        } else if (rule instanceof Rule.About it) {
            return about(it);
        } else if (rule instanceof Rule.Number it) {
            return number(it);
        } else if (rule instanceof Rule.Temporal it) {
            ObjectNode json = kind("temporal")
                    .put("shape", word(it.shape()))
                    .put("min", it.min())
                    .put("max", it.max())
                    .put("precision", word(it.precision()));
            return rhythm(json, it.rhythm());
        } else if (rule instanceof Rule.After it) {
            return after(it);
        } else if (rule instanceof Rule.Computed it) {
            ObjectNode json = kind("computed").put("formula", it.formula());
            json.set("otherwise", write(it.otherwise()));
            return json;
        } else if (rule instanceof Rule.When it) {
            return when(it);
        } else if (rule instanceof Rule.Histogram it) {
            return HistogramRules.write(it);
        } else if (rule instanceof Rule.Walk
                || rule instanceof Rule.Previous
                || rule instanceof Rule.Timeline
                || rule instanceof Rule.Path) {
            return HistoryRules.write(rule);
        } else if (rule instanceof Rule.Text it) {
            ObjectNode json = kind("text")
                    .put("style", word(it.style()))
                    .put("minLength", it.minLength())
                    .put("maxLength", it.maxLength());
            return it.vocabulary() == null ? json : json.put("vocabulary", it.vocabulary());
        } else if (rule instanceof Rule.Bytes it) {
            return kind("bytes").put("minLength", it.minLength()).put("maxLength", it.maxLength());
        }
        return oneField(rule);
    }

    private static ObjectNode oneField(Rule rule) {
        if (rule instanceof Rule.Pattern it) {
            return kind("pattern").put("pattern", it.pattern());
        } else if (rule instanceof Rule.Template it) {
            return kind("template").put("template", it.template());
        } else if (rule instanceof Rule.External it) {
            return kind("external").put("name", it.name());
        } else if (rule instanceof Rule.Uuid) {
            return kind("uuid");
        } else if (rule instanceof Rule.Json) {
            return kind("json");
        } else if (rule instanceof Rule.Reference) {
            return kind("reference");
        } else if (rule instanceof Rule.Database) {
            return kind("database");
        }
        throw new IllegalArgumentException("unknown rule " + rule);
    }

    static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static ObjectNode about(Rule.About rule) {
        ObjectNode json = kind("about").put("subject", word(rule.subject())).put("part", rule.part());
        if (!rule.group().isEmpty()) {
            json.put("group", rule.group());
        }
        if (!rule.within().isEmpty()) {
            ObjectNode within = json.putObject("within");
            rule.within().forEach(told -> within.put(told.part(), told.path()));
        }
        if (rule.sharing() != Rule.Sharing.SHARED) {
            json.put("sharing", word(rule.sharing()));
        }
        return rule.values().isEmpty() ? json : weighted(json, rule.values());
    }

    private static ObjectNode values(Rule.Values rule) {
        return weighted(kind("values"), rule.values());
    }

    private static ObjectNode weighted(ObjectNode json, List<Rule.Weighted> values) {
        ObjectNode weights = json.putObject("values");
        values.forEach(value -> weights.put(value.value(), value.weight()));
        return json;
    }

    private static ObjectNode number(Rule.Number rule) {
        ObjectNode json = kind("number").put("shape", word(rule.shape()));
        decimal(json, "min", rule.min());
        decimal(json, "max", rule.max());
        if (rule.decimals() != 0) {
            json.put("decimals", rule.decimals());
        }
        texts(json, "endings", rule.endings());
        return json;
    }

    private static ObjectNode after(Rule.After rule) {
        ObjectNode json = kind("after").put("column", rule.column());
        decimal(json, "minGap", rule.minGap());
        decimal(json, "maxGap", rule.maxGap());
        share(json, "sameShare", rule.sameShare());
        if (rule.shape() != Rule.Shape.SKEWED) {
            json.put("shape", word(rule.shape()));
        }
        String max = rule.max();
        if (max != null) {
            decimal(json, "max", max);
        }
        return rhythm(json, rule.rhythm());
    }

    private static ObjectNode rhythm(ObjectNode json, Rule.@Nullable Rhythm rhythm) {
        if (rhythm != null) {
            Rhythms.write(rhythm, json.putObject("rhythm"));
        }
        return json;
    }

    private static ObjectNode when(Rule.When rule) {
        ObjectNode json = kind("when").put("column", rule.column());
        var cases = json.putArray("cases");
        for (Rule.Case each : rule.cases()) {
            ObjectNode one = cases.addObject();
            texts(one, "is", each.values());
            one.set("rule", write(each.rule()));
        }
        json.set("otherwise", write(rule.otherwise()));
        return json;
    }

    /** Adds a number as JSON writes numbers, or as text where it has another form. */
    private static void decimal(ObjectNode json, String field, String number) {
        if (JSON_NUMBER.matcher(number).matches()
                && !NEGATIVE_ZERO.matcher(number).matches()) {
            json.set(field, DecimalNode.valueOf(new BigDecimal(number)));
        } else {
            json.put(field, number);
        }
    }

    /** Adds texts, unless there are none. */
    static void texts(ObjectNode json, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            var array = json.putArray(field);
            texts.forEach(array::add);
        }
    }

    /** Adds a share, unless it is 0. */
    static void share(ObjectNode json, String field, double share) {
        if (share != 0) {
            json.set(field, DecimalNode.valueOf(JsonText.shortest(share)));
        }
    }

    /** Returns the constant in lower case. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
