package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TypeDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that give a text, or its length. */
final class TextFunctions {

    private static final int LONGEST = 1_000_000;

    private TextFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "length" -> length(in.require(1, 1), in.has(Feature.LENGTH_IN_BYTES));
            case "char_length", "character_length" -> length(in.require(1, 1), false);
            case "octet_length", "lengthb" -> length(in.require(1, 1), true);
            case "bit_length" ->
                Arguments.unary(ValueType.INTEGER, in.require(1, 1).get(0), v -> bytes(in, v).length * 8L);
            case "datalength" ->
                Arguments.unary(ValueType.INTEGER, in.require(1, 1).get(0), v -> dataLength(in, v));
            case "len" ->
                Arguments.unary(
                        ValueType.INTEGER,
                        in.require(1, 1).text(0),
                        text -> Texts.length(Texts.withoutTrailingSpaces((String) text)));
            case "lower", "lcase" -> cased(in, true);
            case "upper", "ucase" -> cased(in, false);
            case "trim", "btrim" -> trimmed(in, true, true);
            case "ltrim" -> trimmed(in, true, false);
            case "rtrim" -> trimmed(in, false, true);
            case "left", "right" -> side(in.require(2, 2));
            case "replace" -> replace(in.require(3, 3));
            case "translate" -> translate(in.require(3, 3));
            case "reverse" ->
                textOf(
                        in.require(1, 1),
                        text -> new StringBuilder(text).reverse().toString());
            case "repeat", "replicate" -> repeat(in.require(2, 2));
            case "lpad", "rpad" -> pad(in.require(2, 3));
            case "concat" -> concat(in.require(1, Integer.MAX_VALUE));
            case "concat_ws" -> concatWithSeparator(in.require(2, Integer.MAX_VALUE));
            case "initcap" -> textOf(in.require(1, 1), TextFunctions::capitalized);
            case "substr", "substring", "mid" -> Substrings.compile(in.require(2, 3));
            case "collate" -> collated(in.require(2, 2));
            case "split_part" -> Substrings.part(in.require(3, 3));
            default -> null;
        };
    }

    private static Typed textOf(Arguments in, java.util.function.UnaryOperator<String> operation) {
        Typed text = in.text(0);
        return Arguments.unary(text.type(), text, value -> nullIfEmpty(in, operation.apply((String) value)));
    }

    // as a column of that collation would be
    private static Typed collated(Arguments in) {
        TypeDeclaration declaration = new TypeDeclaration("varchar", List.of(), Set.of(), 0, in.constant(1));
        ValueType type = ValueType.of(in.scope().dialect().type(declaration));
        return in.get(0).as(ValueType.text(type.equality()));
    }

    /** Returns the text, or null where the dialect has no empty text. */
    static @Nullable String nullIfEmpty(Arguments in, String text) {
        return text.isEmpty() && in.has(Feature.EMPTY_TEXT_IS_NULL) ? null : text;
    }

    private static Typed length(Arguments in, boolean inBytes) {
        return Arguments.unary(ValueType.INTEGER, in.get(0), value -> {
            if (inBytes || value instanceof byte[]) {
                return (long) bytes(in, value).length;
            }
            return Texts.length(in.textOf(value));
        });
    }

    private static byte[] bytes(Arguments in, Object value) {
        return value instanceof byte[] bytes ? bytes : in.textOf(value).getBytes(StandardCharsets.UTF_8);
    }

    // SQL Server's: NVARCHAR in UTF-16; of VARCHAR one byte a character
    private static Object dataLength(Arguments in, Object value) {
        return value instanceof byte[] bytes
                ? (long) bytes.length
                : (long) in.textOf(value).length();
    }

    private static Typed cased(Arguments in, boolean lower) {
        boolean ascii = in.has(Feature.DYNAMIC_TYPES);
        return textOf(in.require(1, 1), text -> {
            if (ascii) {
                return asciiCased(text, lower);
            }
            return lower ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
        });
    }

    private static String asciiCased(String text, boolean lower) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c < 128) {
                out.setCharAt(i, lower ? Character.toLowerCase(c) : Character.toUpperCase(c));
            }
        }
        return out.toString();
    }

    private static Typed trimmed(Arguments in, boolean start, boolean end) {
        Typed text = in.require(1, 2).text(0);
        if (in.size() == 1) {
            return textOf(in, value -> strip(value, " ", start, end));
        }
        return Arguments.nary(
                text.type(),
                List.of(text, in.text(1)),
                v -> nullIfEmpty(in, strip((String) v[0], (String) v[1], start, end)));
    }

    private static String strip(String text, String characters, boolean start, boolean end) {
        int from = 0;
        int to = text.length();
        while (start && from < to && characters.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (end && to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    // A negative count leaves out so many at the other end, in PostgreSQL.
    private static Typed side(Arguments in) {
        boolean left = in.function().equals("left");
        boolean fromEnd = in.has(Feature.NEGATIVE_COUNT_LEAVES_OUT);
        return Arguments.nary(in.text(0).type(), List.of(in.text(0), in.number(1)), v -> {
            String text = (String) v[0];
            long length = Texts.length(text);
            long asked = Numbers.whole(v[1]);
            long count = asked >= 0 ? Math.min(asked, length) : fromEnd ? Math.max(0, length + asked) : 0;
            return nullIfEmpty(in, left ? Texts.slice(text, 0, count) : Texts.slice(text, length - count, length));
        });
    }

    private static Typed replace(Arguments in) {
        return Arguments.nary(in.text(0).type(), List.of(in.text(0), in.text(1), in.text(2)), v -> {
            String from = (String) v[1];
            String replaced = from.isEmpty() ? (String) v[0] : ((String) v[0]).replace(from, (String) v[2]);
            return nullIfEmpty(in, requireShort(replaced));
        });
    }

    private static Typed translate(Arguments in) {
        return Arguments.nary(in.text(0).type(), List.of(in.text(0), in.text(1), in.text(2)), v -> {
            String from = (String) v[1];
            String to = (String) v[2];
            StringBuilder out = new StringBuilder();
            String text = (String) v[0];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int at = from.indexOf(c);
                if (at < 0) {
                    out.append(c);
                } else if (at < to.length()) {
                    out.append(to.charAt(at));
                }
            }
            return nullIfEmpty(in, out.toString());
        });
    }

    private static Typed repeat(Arguments in) {
        return Arguments.nary(in.text(0).type(), List.of(in.text(0), in.number(1)), v -> {
            long times = Math.max(0, Numbers.whole(v[1]));
            if (times * ((String) v[0]).length() > LONGEST) {
                throw new EvaluationException("text too long");
            }
            return nullIfEmpty(in, ((String) v[0]).repeat((int) times));
        });
    }

    private static String requireShort(String text) {
        if (text.length() > LONGEST) {
            throw new EvaluationException("text too long");
        }
        return text;
    }

    private static Typed pad(Arguments in) {
        boolean left = in.function().equals("lpad");
        List<Typed> values = new ArrayList<>(List.of(in.text(0), in.number(1)));
        if (in.size() == 3) {
            values.add(in.text(2));
        }
        return Arguments.nary(in.text(0).type(), values, v -> {
            String text = (String) v[0];
            long length = Math.min(LONGEST, Math.max(0, Numbers.whole(v[1])));
            String fill = v.length == 3 ? (String) v[2] : " ";
            StringBuilder padding = new StringBuilder();
            while (!fill.isEmpty() && Texts.length(padding.toString()) + Texts.length(text) < length) {
                padding.append(fill);
            }
            String filled = Texts.slice(padding.toString(), 0, length - Texts.length(text));
            return nullIfEmpty(in, Texts.slice(left ? filled + text : text + filled, 0, length));
        });
    }

    private static Typed concat(Arguments in) {
        if (!in.has(Feature.CONCAT_SKIPS_NULL)) {
            List<Typed> texts = new ArrayList<>();
            for (int i = 0; i < in.size(); i++) {
                texts.add(in.text(i));
            }
            return Arguments.nary(in.text(0).type(), texts, v -> {
                StringBuilder out = new StringBuilder();
                for (Object text : v) {
                    out.append(text);
                }
                return out.toString();
            });
        }
        return joined(in, 0, null);
    }

    private static Typed concatWithSeparator(Arguments in) {
        return joined(in, 1, in.get(0).code());
    }

    private static Typed joined(Arguments in, int from, @Nullable Code separator) {
        Code[] codes = in.values().stream().skip(from).map(Typed::code).toArray(Code[]::new);
        return Folding.fold(
                in.text(from).type(),
                row -> {
                    Object between = separator == null ? "" : separator.run(row);
                    if (between == null) {
                        return null;
                    }
                    StringBuilder out = new StringBuilder();
                    boolean first = true;
                    for (Code code : codes) {
                        Object value = code.run(row);
                        if (value != null) {
                            out.append(first ? "" : between).append(in.textOf(value));
                            first = false;
                        }
                    }
                    return nullIfEmpty(in, out.toString());
                },
                in.values().toArray(Typed[]::new));
    }

    private static String capitalized(String text) {
        StringBuilder out = new StringBuilder(text.toLowerCase(Locale.ROOT));
        boolean start = true;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (start && Character.isLetter(c)) {
                out.setCharAt(i, Character.toUpperCase(c));
            }
            start = !Character.isLetterOrDigit(c);
        }
        return out.toString();
    }
}
