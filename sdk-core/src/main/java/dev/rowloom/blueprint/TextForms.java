package dev.rowloom.blueprint;

import static dev.rowloom.blueprint.TextForm.choice;
import static dev.rowloom.blueprint.TextForm.fixed;
import static dev.rowloom.blueprint.TextForm.sequence;
import static dev.rowloom.blueprint.TextForm.varying;

import dev.rowloom.blueprint.TextForm.Quoting;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How PostgreSQL reads values of types that hold others, and of those known by name only; after chapters 8 and F of its
 * manual.
 */
final class TextForms {

    private static final int WORD = 8;
    private static final String HEX = "[0-9a-f]";
    private static final int MOST_BITS = 64;
    private static final int MOST_REPEATS = 1000;

    /** Types that are known by name only. */
    private static final Map<String, TextForm> NAMED = Map.ofEntries(
            Map.entry("point", varying("\\(-?[1-9][0-9]\\.[0-9]{4},-?[1-9][0-9]\\.[0-9]{4}\\)")),
            Map.entry("line", varying("\\{[1-9],\\-[1-9],[0-9]\\}")),
            Map.entry("lseg", varying("\\[\\([0-9],[0-9]\\),\\([1-9][0-9],[1-9][0-9]\\)\\]")),
            Map.entry("box", varying("\\([1-9][0-9],[1-9][0-9]\\),\\([0-9],[0-9]\\)")),
            Map.entry("path", varying("\\[\\([0-9],[0-9]\\),\\([1-9][0-9],[1-9][0-9]\\)\\]")),
            Map.entry("polygon", varying("\\(\\([0-9],[0-9]\\),\\([1-9][0-9],[0-9]\\),\\([0-9],[1-9][0-9]\\)\\)")),
            Map.entry("circle", varying("<\\([0-9],[0-9]\\),[1-9]>")),
            Map.entry("tsvector", varying("[a-z]{3,8} [a-z]{3,8}")),
            Map.entry("tsquery", varying("[a-z]{3,8}")),
            Map.entry("hstore", sequence(List.of(fixed("kind=>"), varying("[a-z]{3,8}")))),
            Map.entry("ltree", varying("Top\\.[a-z]{3,8}")),
            Map.entry("lquery", varying("Top\\.[a-z]{3,8}\\.\\*")),
            Map.entry("ltxtquery", varying("[a-z]{3,8} & [a-z]{3,8}")),
            Map.entry("cube", varying("\\([0-9],[0-9],[0-9]\\)")),
            Map.entry("seg", varying("[1-9] \\.\\. [1-9][0-9]")),
            Map.entry("query_int", varying("[1-9]&[1-9][0-9]")),
            Map.entry("lo", varying("[1-9][0-9]{3}")),
            Map.entry("pg_lsn", varying("[1-9A-F]/[0-9A-F]{8}")),
            Map.entry("xid", varying("[1-9][0-9]{3}")),
            Map.entry("xid8", varying("[1-9][0-9]{5}")),
            Map.entry("cid", varying("[0-9]")),
            Map.entry("tid", varying("\\([0-9],[1-9]\\)")),
            Map.entry("pg_snapshot", varying("1[0-9]:3[0-9]:")),
            Map.entry("txid_snapshot", varying("1[0-9]:3[0-9]:")),
            Map.entry("jsonpath", varying("\\$\\.[a-z]{3,8}")),
            Map.entry("regclass", named("pg_class", "pg_type", "pg_proc")),
            Map.entry("regtype", named("text", "integer", "date")),
            Map.entry("regproc", named("now", "pi")),
            Map.entry("regprocedure", named("now()", "pi()")),
            Map.entry("regrole", named("pg_monitor", "pg_read_all_data", "pg_write_all_data")),
            Map.entry("regnamespace", named("pg_catalog", "information_schema")),
            Map.entry("regconfig", named("simple", "english", "german")),
            Map.entry("regdictionary", named("simple", "english_stem")),
            Map.entry("refcursor", varying("[a-z]{3,8}")),
            Map.entry("isbn", named("9781442725096", "9786111780024", "9789099250473", "9788614255481")),
            Map.entry("isbn13", named("9788200967538", "9780677604367", "9782738782878", "9781266142420")),
            Map.entry("ismn", named("9790664961717", "9790603296696", "9790633836831", "9790874553283")),
            Map.entry("ismn13", named("9790509510926", "9790281796570", "9790125976205", "9790654790129")),
            Map.entry("issn", named("9770475591006", "9776539906007", "9777260626004", "9770035333008")),
            Map.entry("issn13", named("9777472357000", "9774468285002", "9773837993005", "9779917908006")),
            Map.entry("ean13", named("4052960574011", "4095814988473", "4043872648853", "4027586332994")),
            Map.entry("upc", named("0169448086103", "0468212744257", "0001313830049", "0860086350655")),
            Map.entry("int4multirange", multirange("[1-9]", "[1-9][0-9]")),
            Map.entry("int8multirange", multirange("[1-9]", "[1-9][0-9]")),
            Map.entry("nummultirange", multirange("[1-9]", "[1-9][0-9]")),
            Map.entry("datemultirange", multirange("2024\\-0[1-9]\\-[0-2][1-8]", "2025\\-0[1-9]\\-[0-2][1-8]")),
            Map.entry("tsmultirange", multirange("2024\\-0[1-9]\\-[0-2][1-8]", "2025\\-0[1-9]\\-[0-2][1-8]")),
            Map.entry("tstzmultirange", multirange("2024\\-0[1-9]\\-[0-2][1-8]", "2025\\-0[1-9]\\-[0-2][1-8]")));

    private TextForms() {}

    /** Returns the form of a type that is known by name only, if its values are known. */
    static Optional<TextForm> named(DataType.OpaqueType type) {
        int open = type.name().indexOf('(');
        String name = open < 0 ? type.name() : type.name().substring(0, open);
        return Optional.ofNullable(NAMED.get(name.trim()));
    }

    private static TextForm named(String... values) {
        return choice(List.of(values).stream().map(TextForm::fixed).toList());
    }

    private static TextForm multirange(String low, String high) {
        return varying("\\{\\[" + low + "," + high + "\\)\\}");
    }

    /** Returns the form of a composite value: {@code (a,"b c",)}. */
    static TextForm composite(DataType.CompositeType type) {
        List<TextForm> parts = new ArrayList<>();
        parts.add(fixed("("));
        for (DataType.Field field : type.fields()) {
            if (parts.size() > 1) {
                parts.add(fixed(","));
            }
            parts.add(of(field.type()).quoted(Quoting.FIELD));
        }
        parts.add(fixed(")"));
        return sequence(parts);
    }

    /** Returns the form of an array of one element: <code>{"a b"}</code>. */
    static TextForm array(DataType element) {
        return sequence(List.of(fixed("{"), of(element).quoted(Quoting.ARRAY), fixed("}")));
    }

    /** Returns the form of a string of bits. */
    static TextForm bits(DataType.BitType type) {
        int length = Math.min(type.length(), MOST_BITS);
        if (type.padding() == DataType.Padding.VARYING) {
            return varying("[01]{1," + Math.min(WORD, length) + "}");
        }
        StringBuilder pattern = new StringBuilder("[01]{" + length + "}");
        for (int rest = type.length() - length; rest > 0; rest -= MOST_REPEATS) {
            pattern.append("0{").append(Math.min(rest, MOST_REPEATS)).append('}');
        }
        return varying(pattern.toString());
    }

    /** Returns the form of a value of any type. */
    static TextForm of(DataType type) {
        if (type instanceof DataType.OpaqueType opaque) {
            return named(opaque).orElse(varying("[a-z]{3,8}"));
        } else if (type instanceof DataType.CompositeType composite) {
            return composite(composite);
        } else if (type instanceof DataType.ArrayType array) {
            return array(array.element());
        } else if (type instanceof DataType.RangeType range) {
            return range(range.element());
        } else if (type instanceof DataType.EnumType labels) {
            return choice(labels.labels().stream().map(TextForm::fixed).toList());
        } else if (type instanceof DataType.TextType text) {
            return text.maxLength() < WORD
                    ? varying("[a-z]{1," + Math.max(1, text.maxLength()) + "}")
                    : varying("[a-z]{3,8}");
        } else if (type instanceof DataType.NetworkType network) {
            return varying(TypeRules.network(network.kind()));
        }
        return simple(type);
    }

    private static TextForm simple(DataType type) {
        if (type instanceof DataType.BitType bits) {
            return bits(bits);
        } else if (type instanceof DataType.JsonType) {
            return sequence(List.of(fixed("{\"name\": \""), varying("[a-z]{3,8}"), fixed("\"}")));
        } else if (type instanceof DataType.XmlType) {
            return sequence(List.of(fixed("<name>"), varying("[a-z]{3,8}"), fixed("</name>")));
        } else if (type instanceof DataType.BinaryType) {
            return sequence(List.of(fixed("\\x"), varying(HEX + "{8}")));
        } else if (type instanceof DataType.DecimalType decimal) {
            return decimal.precision() > 0 && decimal.precision() - decimal.scale() < 2
                    ? varying(decimal.precision() == decimal.scale() ? "0" : "[0-9]")
                    : varying("[1-9][0-9]?");
        }
        return varying(TypeRules.element(type).replace("\"", ""));
    }

    /** Returns the form of a range, its lower bound below the upper one. */
    static TextForm range(DataType element) {
        if (element instanceof DataType.DateType) {
            return varying("\\[2024-0[1-9]-[0-2][1-8],2025-0[1-9]-[0-2][1-8]\\)");
        } else if (element instanceof DataType.TimestampType) {
            TextForm quote = fixed("\"");
            return sequence(List.of(
                    fixed("["),
                    quote,
                    varying("2024-0[1-9]-[0-2][1-8] 08:00:00"),
                    quote,
                    fixed(","),
                    quote,
                    varying("2025-0[1-9]-[0-2][1-8] 17:00:00"),
                    quote,
                    fixed(")")));
        } else if (element instanceof DataType.TimeType) {
            return varying("\\[0[0-9]:[0-5][0-9],1[0-9]:[0-5][0-9]\\)");
        } else if (element instanceof DataType.TextType) {
            return varying("\\[[a-l][a-z]{2},[m-z][a-z]{2}\\)");
        } else if (element instanceof DataType.NetworkType) {
            return varying("\\[10\\.[1-9]\\.0\\.1,11\\.[1-9]\\.0\\.1\\)");
        }
        return varying("\\[[1-9],[1-9][0-9]\\)");
    }
}
